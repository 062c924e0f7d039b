/** The technician's layers of every step, and how they read in a situation. */
import type { StepId } from '../../flows/branches.ts';
import { allOf, firstOf } from '../fill.ts';
import { WORDS, wordingOf } from '../steps.ts';
import type { Said, Say, Situation, StepWords } from '../wording.ts';
import { backups } from './backups.ts';
import { bin } from './bin.ts';
import { computerRestore } from './computer-restore.ts';
import { dates } from './dates.ts';
import { elsewhere } from './elsewhere.ts';
import { ending } from './ending.ts';
import { extraction } from './extraction.ts';
import { icloudRestore } from './icloud-restore.ts';
import type { Layers } from './layers.ts';
import { protection } from './protection.ts';
import { start } from './start.ts';

/** Every step's layers, as they are written down. */
export const LAYERS = {
  ...start,
  ...bin,
  ...dates,
  ...elsewhere,
  ...backups,
  ...protection,
  ...extraction,
  ...computerRestore,
  ...icloudRestore,
  ...ending,
} as const satisfies Record<StepId, Layers>;

/** A step's layers in one situation, with nothing left to fill in. Each entry is a line of its own. */
export interface LayersInWords {
  /** Read aloud: the person's own question and text. */
  say: string[];
  do: string[];
  why: string;
  check: string[];
  ifNot: string[];
  /** Empty where nothing tempts. */
  never: string[];
}

/** What a technician reads at a step. */
export function layersOf(step: StepId, situation: Situation): LayersInWords {
  const layers: Layers = LAYERS[step];
  const withAnswers = quotingAnswers(step, situation);
  const lines = (says: readonly Say[]) => allOf(says, withAnswers).map(({ text }) => text);
  return {
    say: saidAloud(step, situation),
    do: lines(layers.do),
    why: firstOf(layers.why, withAnswers),
    check: lines(layers.check),
    ifNot: lines(layers.ifNot),
    never: lines(layers.never ?? []),
  };
}

const HEADS = { say: 'Say', do: 'Do', why: 'Why', check: 'Check', ifNot: 'If not' } as const;

/**
 * A step's text as a technician reads it: first what must never be done, then what is said aloud, and the rest under
 * its heads.
 * @param text the step's own text, which is what is said
 */
export function withLayers(step: StepId, situation: Situation, text: readonly Said[]): Said[] {
  const layers = layersOf(step, situation);
  const never = layers.never.map((one) => said(one, { tone: 'warn', mark: 'warn' }));
  const under = (name: keyof typeof HEADS, [first, ...more]: readonly string[]): Said[] =>
    first === undefined
      ? []
      : [said(`${HEADS[name]}: ${first}`), ...more.map((one) => said(one, { mark: 'bullet' }))];
  const aloud = text.length === 0 ? [] : [said(`${HEADS.say}:`), ...text];
  return [
    ...never,
    ...aloud,
    ...under('do', layers.do),
    ...under('why', [layers.why]),
    ...under('check', layers.check),
    ...under('ifNot', layers.ifNot),
  ];
}

function said(text: string, more: Partial<Said> = {}): Said {
  return { text, tone: 'plain', mark: 'none', ...more };
}

/** The question and its text. An ending's outcome code is for the ticket, so it is not among them. */
function saidAloud(step: StepId, situation: Situation): string[] {
  const { question, text }: StepWords = WORDS[step];
  return [firstOf(question, situation), ...allOf(text, situation).map((line) => line.text)];
}

/** The situation, with the step's own answers as values that can be quoted. */
function quotingAnswers(step: StepId, situation: Situation): Situation {
  const answers = Object.entries(wordingOf(step, situation).answers).map(
    ([id, { label }]) => [`answer.${id.replaceAll('-', '_')}`, label] as const,
  );
  return { ...situation, values: { ...situation.values, ...Object.fromEntries(answers) } };
}
