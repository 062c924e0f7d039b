/** What each step says: all branches together. */
import { type EndingId, STEPS, type StepId } from '../flows/branches.ts';
import type { Branch } from '../flows/steps.ts';
import { backups } from './backups.ts';
import { bin } from './bin.ts';
import { computerRestore } from './computer-restore.ts';
import { dates } from './dates.ts';
import { elsewhere } from './elsewhere.ts';
import { ending } from './ending.ts';
import { extraction } from './extraction.ts';
import { allOf, firstOf } from './fill.ts';
import { icloudRestore } from './icloud-restore.ts';
import { protection } from './protection.ts';
import { start } from './start.ts';
import type { Label, Said, Situation, StepWords, Variants, Wording } from './wording.ts';

/** Every step's words, as they are written down. */
export const WORDS = {
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
} as const satisfies Record<StepId, StepWords>;

const BRANCH_TITLES: Readonly<Record<Branch, string>> = {
  start: 'Before we start',
  bin: 'Recently Deleted',
  dates: 'Dates and iCloud Photos',
  elsewhere: 'Other places',
  backups: 'Backups on computers',
  protection: 'Making the backup safe',
  extraction: 'Looking into a backup',
  'computer-restore': 'Restore from a computer',
  'icloud-restore': 'Restore from iCloud',
  ending: 'The end',
};

/** What a branch of the tree is called, for the line that says where we are. */
export function branchTitle(branch: Branch): string {
  return BRANCH_TITLES[branch];
}

/** An ending's code, such as `RECOVERED_BIN`. */
export function outcomeCode(ending: EndingId): string {
  return ending.toUpperCase().replaceAll('-', '_');
}

/** Everything that a step says in a situation, ready to be read. */
export function wordingOf(step: StepId, situation: Situation): Wording {
  const words: StepWords = WORDS[step];
  const text = allOf(words.text, situation);
  return {
    title: firstOf(words.title, situation),
    question: firstOf(words.question, situation),
    text: isEnding(step) ? [...text, outcomeLine(step)] : text,
    answers: Object.fromEntries(
      Object.entries(words.answers).map(([id, answer]) => [id, labelOf(answer, situation)]),
    ),
    help: allOf(words.help, situation),
  };
}

function isEnding(step: StepId): step is EndingId {
  return STEPS[step]?.kind === 'ending';
}

function outcomeLine(ending: EndingId): Said {
  return { text: `Outcome: ${outcomeCode(ending)}`, tone: 'quiet', mark: 'none' };
}

function labelOf(answer: Variants | Label, situation: Situation): Label {
  return typeof answer === 'object' && 'label' in answer
    ? answer
    : { label: firstOf(answer, situation) };
}
