// `npm run recording`: plays the practice phone's case in a real pseudo-terminal and makes the README's picture of it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { questionAt, type StepId } from '../src/flows/branches.ts';
import { newCase } from '../src/flows/case.ts';
import { situationOf, wordingOf } from '../src/guidance/index.ts';
import { LAUNCHER, recordedTerminal, SIZE } from './recorded-terminal.ts';
import { type RecordedScreen, readingTime, recordingAsSvg } from './recording-svg.ts';
import { drawnRow } from './terminal-svg.ts';

const DOWN = '\u001b[B';
const UP = '\u001b[A';
const ENTER = '\r';
/** A part of the picture beside the list of photos. */
const PICTURE = '▀▀';
/** A case is called after the day it began and four letters of chance: here they are always the same. */
const CASE_ID = /\d{4}-\d\d-\d\d-[a-z0-9]{4}(?=<)/;
const SOME_CASE_ID = '2026-11-22-k7qm';

const anybody = newCase('linux', new Date().toISOString());

/** What must be on the screen; the keys that lead to what is shown; the keys that lead on; whether it is only passed. */
type Scene = readonly [see: string, before: string, after: string, passed?: true];

/** A step's question as it is shown when nothing is known yet. */
function asked(step: StepId): string {
  return wordingOf(step, situationOf(anybody, step)).question;
}

function choose(step: StepId, answer: string): Scene {
  const at = Object.keys(questionAt(step).answers).indexOf(answer);
  if (at < 0) throw new Error(`${step} has no answer ${answer}`);
  return [asked(step), DOWN.repeat(at), ENTER];
}

/** Not shown: its line above the next screen says enough. */
function pass([see, before, after]: Scene): Scene {
  return [see, before, after, true];
}

const type = (step: StepId, text: string): Scene => [asked(step), text, ENTER];

const SCENES: readonly Scene[] = [
  choose('whose-phone', 'mine'),
  choose('freeze', 'ready'),
  pass(choose('phone', 'works')),
  pass(choose('search-first', 'not-found')),
  pass(choose('photos-layout', 'two-buttons')),
  choose('recently-deleted', 'not-there'),
  pass(choose('icloud-bin', 'not-there')),
  type('taken', '2026-05-01..2026-05-03'),
  type('deleted', '2026-08'),
  pass(choose('bin-emptied', 'no')),
  pass(choose('icloud-photos', 'on')),
  pass(type('icloud-photos-since', '2026-07')),
  pass(choose('offline-device', 'no')),
  // "None of these" is the first answer beside the list.
  [asked('places'), '\t', ENTER],
  [asked('backup'), '', ''],
  [asked('backup'), DOWN, UP + ENTER],
  choose('protect', 'later'),
  choose('how', 'here'),
  [PICTURE, '', ''],
  [PICTURE, DOWN, ''],
  [PICTURE, DOWN + DOWN, ''],
  // Everything of that day.
  [PICTURE, 'd', ENTER],
  [asked('destination'), '', ENTER],
  choose('is-it-there', 'yes'),
];
/** The photos with their picture and a day ticked. */
const STILL = SCENES.filter(([, , , passed]) => !passed).findLastIndex(([see]) => see === PICTURE);

// A path without anything in it that is different each time.
const home = join(tmpdir(), 'robin');
mkdirSync(home);
try {
  const phone = join(home, 'phone');
  spawnSync(process.execPath, [LAUNCHER, 'practice', phone, '--quiet'], { stdio: 'ignore' });
  const recovered = join(home, 'Recovered photos');
  const screens = await play(['--root', phone, '--to', recovered]);
  const path = join(import.meta.dirname, '..', 'docs', 'screens', 'session.svg');
  const svg = recordingAsSvg({
    title: 'A session with backroll in a terminal',
    description:
      'One question after the other; three backups, each with a verdict; the photos of one with a picture of the one ' +
      'under the pointer; a day is ticked and saved; at the end stands where the photos are.',
    columns: SIZE.cols,
    screens,
    still: STILL,
  });
  writeFileSync(path, svg);
  const seconds = screens.reduce((sum, screen) => sum + screen.seconds, 0);
  process.stdout.write(
    `${path}: ${screens.length} screens, ${Math.round(seconds)} seconds, ${Math.round(statSync(path).size / 1000)} kB\n`,
  );
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function play(args: readonly string[]): Promise<RecordedScreen[]> {
  const terminal = recordedTerminal(args, home);
  const screens: RecordedScreen[] = [];
  const take = (from: number) => {
    const { active } = terminal.buffer();
    const rows = Array.from({ length: SIZE.rows }, (_, row) =>
      drawnRow(active, from + row, SIZE.cols).replace(CASE_ID, SOME_CASE_ID),
    );
    screens.push({ rows, seconds: readingTime(rows, screens.at(-1)?.rows ?? []) });
  };
  for (const [see, before, after, passed] of SCENES) {
    await terminal.settles(see);
    if (before !== '') terminal.press(before);
    await terminal.settles(see);
    if (!passed) take(terminal.buffer().top);
    if (after !== '') terminal.press(after);
  }
  const code = await terminal.ended;
  if (code !== 0) throw new Error(`the session ended with ${code}`);
  // An ending is longer than the window: its beginning, then the rest.
  take(terminal.rowOf(asked('recovered-extract')));
  take(terminal.buffer().top);
  return screens;
}
