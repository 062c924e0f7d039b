/** Keys that answer the wizard's questions, by the ids of the steps and of their answers. */
import { readFileSync } from 'node:fs';
import { questionAt, type StepId } from '../../src/flows/branches.ts';
import { newCase } from '../../src/flows/case.ts';
import { situationOf, wordingOf } from '../../src/guidance/index.ts';
import { words } from '../../src/steps/words.ts';
import { DOWN, ENTER, type Terminal } from './terminal.ts';

/** A step, and the keys pressed once its question is in the window. */
export type Turn = readonly [see: string, press: string];

const anybody = newCase('linux', new Date().toISOString());

/** A step's question as it is shown when nothing is known yet. */
export function asked(step: StepId): string {
  return wordingOf(step, situationOf(anybody, step)).question;
}

/** Chooses one of a question's fixed answers with the arrow keys. */
export function choose(step: StepId, answer: string): Turn {
  const at = Object.keys(questionAt(step).answers).indexOf(answer);
  if (at < 0) throw new Error(`${step} has no answer ${answer}`);
  return [asked(step), DOWN.repeat(at) + ENTER];
}

export function type(step: StepId, text: string): Turn {
  return [asked(step), text + ENTER];
}

export async function play(terminal: Terminal, turns: readonly Turn[]): Promise<void> {
  for (const [text, keys] of turns) {
    await terminal.sees(text);
    terminal.press(keys);
  }
}

/** Answers up to the first field to type in. */
export const toTheDate = () => TO_THE_BACKUPS.slice(0, 7);

/** Picks one photo by its name in the list of photos. */
export function pickPhoto(name: string, of: number): readonly Turn[] {
  return [
    [asked('photos'), `/${name}${ENTER}`],
    [words.found(1, of), ' '],
    ['[✓]', ENTER],
  ];
}

/** The answers that a run wrote down with `--record`, as `step: answer` lines. */
export function answersIn(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^ {2}- (.*)$/gm)].map(([, line = '']) => line);
}

/** From the first question to the list of backups, with the practice phone's holiday in mind. */
export const TO_THE_BACKUPS: readonly Turn[] = [
  choose('whose-phone', 'mine'),
  choose('freeze', 'ready'),
  choose('phone', 'works'),
  choose('search-first', 'not-found'),
  choose('photos-layout', 'tabs'),
  choose('recently-deleted', 'not-there'),
  choose('icloud-bin', 'no-icloud'),
  type('taken', '2026-05-01..2026-05-03'),
  type('deleted', '2026-08'),
  choose('bin-emptied', 'no'),
  choose('icloud-photos', 'off'),
  choose('offline-device', 'no'),
  // "None of these" is the first answer beside the list.
  [asked('places'), `\t${ENTER}`],
];

/** From the list of backups to its photos; `digit` picks the backup. */
export function intoBackup(digit: string): readonly Turn[] {
  return [[asked('backup'), digit], choose('protect', 'later'), choose('how', 'here')];
}
