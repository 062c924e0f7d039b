/** The sentences of a case's report. */
import { STEPS, type StepId } from '../flows/branches.ts';
import { sameContent } from '../flows/candidates.ts';
import type { Answer, Case } from '../flows/case.ts';
import type { EffectFinding, EffectName, ExtractFinding } from '../flows/effects.ts';
import { count, sizeInWords } from './calendar.ts';
import { findingInWords } from './findings.ts';
import { situationOf } from './situation.ts';
import { outcomeCode, wordingOf } from './steps.ts';
import { answerParts } from './transcript.ts';
import { backupInWords } from './verdicts.ts';

export const REPORT_WORDS = {
  title: 'Report of a case',
  labels: { skip: 'Skip to the report', none: 'None.' },
  redacted: [
    'Personal data was replaced, such as <name-1>.',
    'Read the notes before you hand it on: not every name can be known.',
  ],
  full: ['Nothing was replaced. Hand it on only with the owner’s consent.'],
  foot: 'Made by backroll. No photo and no password is in it.',
  notFinished: 'Not finished',
  imported: 'It was begun on another computer.',
  headings: {
    next: 'What to do next',
    callerWords: 'In the caller’s own words',
    notes: 'Notes',
    recovered: 'What was recovered',
    copies: 'Copies made of backups',
    tried: 'What was tried',
    ruledOut: 'What was ruled out',
    notTried: 'What was not tried yet',
    errors: 'Errors that were read out',
    backups: 'The backups',
    consents: 'Consents',
    answers: 'Answers',
    timeline: 'Timeline',
    about: 'About this case',
  },
  columns: {
    file: 'File',
    size: 'Size',
    proof: 'Proof',
    sum: 'SHA-256',
    what: 'What',
    found: 'Found',
    why: 'Why',
    when: 'When (UTC)',
    question: 'Question',
    answer: 'Answer',
    event: 'Event',
    backup: 'Backup',
    verdict: 'Verdict',
    copy: 'Copy',
    said: 'Said',
    folder: 'Folder',
  },
} as const;

export const COMPUTERS = { macos: 'a Mac', windows: 'Windows', linux: 'Linux' } as const;

export const PROOFS = {
  fingerprint: 'proved exact',
  size: 'size checked',
  unconfirmed: 'not confirmed',
} as const;

/** How an outcome reads that this tree no longer knows, or a case that has none yet. */
export function outcomeInWords(
  step: string,
  known: Case,
): { code: string | null; title: string; meaning: string; next: string[] } {
  if (!isStep(step)) return { code: null, title: step, meaning: '', next: [] };
  const situation = situationOf(known, step);
  // What was ruled out has a place of its own.
  const lists = { ...situation.lists, ruledOut: [] };
  const { title, question, text } = wordingOf(step, { ...situation, lists });
  if (STEPS[step]?.kind !== 'ending') {
    const meaning = `It stands at: ${title}.`;
    return { code: null, title: REPORT_WORDS.notFinished, meaning, next: [] };
  }
  const code = outcomeCode(step as Parameters<typeof outcomeCode>[0]);
  const said = text.filter(
    ({ text: one, mark }, index) =>
      one !== `Outcome: ${code}` &&
      !(one.endsWith(':') && mark === 'none' && text[index + 1]?.mark !== 'bullet'),
  );
  return { code, title, meaning: question, next: said.map((one) => one.text) };
}

/** Where somebody looked, or checked. */
const LOOKED: ReadonlySet<string> = new Set([
  'search-first',
  'recently-deleted',
  'recover',
  'look-under-date',
  'icloud-bin',
  'icloud-web-switch',
  'icloud-recover',
  'icloud-look',
  'keep-offline',
  'place',
  'is-it-there',
  'other-program',
  'restore',
  'check-restore',
  'erase',
  'check-icloud',
]);

/** What an effect is called. */
export const EFFECTS: Readonly<Record<EffectName, string>> = {
  scan: 'Search for backups',
  find: 'Looking into a backup',
  elsewhere: 'Search in other apps of the backup',
  extract: 'Saving photos',
  protect: 'Copying a backup',
  watch: 'Watching a backup being made',
  backup: 'Making a fresh backup',
};

/**
 * Everything that was looked at or done, and what came of it, in order.
 * @param before the case as it stood before each answer
 */
export function triedInWords(
  before: readonly Case[],
  now: Case,
): { what: string; found: string }[] {
  const first = before[0] ?? now;
  const early = findingsOf(first, { learnt: [] });
  const later = before.flatMap((known, index) => {
    const then = before[index + 1] ?? now;
    const entry = then.trail[index];
    const isLook = entry !== undefined && LOOKED.has(entry.step);
    const said = isLook ? [lookedInWords(entry.step as StepId, entry.answer, known)] : [];
    return [...said, ...findingsOf(then, known)];
  });
  return [...early, ...later];
}

function lookedInWords(step: StepId, answer: Answer, known: Case) {
  const { question, answer: found } = answerParts(step, answer, known);
  return { what: question, found };
}

function findingsOf(now: Case, before: Pick<Case, 'learnt'>): { what: string; found: string }[] {
  const old = new Set(before.learnt.map(({ finding }) => finding));
  return now.learnt.flatMap(({ finding }) =>
    old.has(finding) || finding.effect === null
      ? []
      : [{ what: doneInWords(finding, now), found: findingInWords(finding) }],
  );
}

/** What was done, and with which backup. */
function doneInWords(finding: EffectFinding, now: Pick<Case, 'learnt'>): string {
  const what = EFFECTS[finding.effect];
  if (!('backup' in finding)) return what;
  const seen = now.learnt.flatMap((one) =>
    one.finding.effect === 'scan' ? one.finding.backups : [],
  );
  const backup = seen.findLast((one) => sameContent(one, finding.backup));
  return backup === undefined ? what : `${what}: ${backupInWords(backup)}`;
}

/** What was saved, where, and how far it is proved. */
export function savedInWords({
  folder,
  files,
  bytes,
  proved,
  failed,
  onlySmall,
}: Pick<ExtractFinding, 'folder' | 'files' | 'bytes' | 'proved' | 'failed' | 'onlySmall'>): string {
  const small = onlySmall ? ' They are small copies.' : '';
  const lost = failed === 0 ? '' : ` ${count(failed, 'file')} could not be saved.`;
  return `${count(files, 'file')}, ${sizeInWords(bytes)}, ${proved} of them proved exact, in ${folder}.${small}${lost}`;
}

export function notListedInWords(more: number): string {
  return `Not listed here: ${count(more, 'file')}. SHA256SUMS.txt in the folder names all.`;
}

function isStep(step: string): step is StepId {
  return Object.hasOwn(STEPS, step) && STEPS[step]?.kind !== 'crossing';
}
