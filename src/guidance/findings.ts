/** What an effect found out or did, in one line for the transcript and the report. */
import type {
  EffectFinding,
  ExtractFinding,
  FindFinding,
  Finding,
  ProtectFinding,
  ScanFinding,
} from '../flows/effects.ts';
import { count } from './calendar.ts';
import { notCopied, notWritten } from './problems.ts';
import { ruledOutInWords } from './ruled-out.ts';

type Sayings<F extends EffectFinding> = Readonly<Record<F['outcome'], (finding: F) => string>>;

const SCAN: Sayings<ScanFinding> = {
  some: ({ backups }) => `Found ${count(backups.length, 'backup')}.`,
  none: () => 'No backup was found.',
  'no-access': () => 'The place where backups lie could not be read.',
  failed: () => 'The search for backups broke off.',
};

const FIND: Sayings<FindFinding> = {
  photos: ({ matching, counts }) =>
    counts === null
      ? `Photos that fit the dates: ${matching}.`
      : `Listed ${count(counts.total, 'photo')}; ${matching} fit the dates.`,
  empty: () => 'The backup holds no photos.',
  'password-needed': () => 'The backup needs its password.',
  'wrong-password': () => 'The password did not open the backup.',
  unreadable: () => 'The backup could not be read.',
};

const wrote = ({ files, proved, folder }: ExtractFinding) =>
  `Saved ${count(files, 'file')}, ${proved} of them proved exact, in ${folder}`;
const EXTRACT: Sayings<ExtractFinding> = {
  wrote,
  nothing: notWrittenLine,
  'disk-full': notWrittenLine,
  'output-unwritable': notWrittenLine,
  failed: notWrittenLine,
};

function notWrittenLine(finding: ExtractFinding): string {
  return notWritten(finding.outcome) ?? wrote(finding);
}

function protectLine({ outcome, copies }: ProtectFinding): string {
  return notCopied(outcome) ?? `Copied ${count(copies.length, 'backup')} and checked every file.`;
}

/** One finding in words. */
export function findingInWords(finding: Finding): string {
  switch (finding.effect) {
    case 'scan':
      return SCAN[finding.outcome](finding);
    case 'find':
      return FIND[finding.outcome](finding);
    case 'extract':
      return EXTRACT[finding.outcome](finding);
    case 'protect':
      return protectLine(finding);
    default:
      return ruledOutInWords(finding);
  }
}
