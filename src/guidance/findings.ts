/** What an effect found out or did, in one line for the transcript and the report. */
import type {
  BackupFinding,
  EffectFinding,
  ElsewhereFinding,
  ExtractFinding,
  FindFinding,
  Finding,
  ProtectFinding,
  ScanFinding,
  WatchFinding,
} from '../flows/effects.ts';
import { TOOL_PROBLEMS } from './backup-tool.ts';
import { count } from './calendar.ts';
import { notCopied, notWritten } from './problems.ts';
import { ruledOutInWords } from './ruled-out.ts';
import { fileName } from './sheet.ts';

type Sayings<F extends EffectFinding> = Readonly<Record<F['outcome'], (finding: F) => string>>;

const SCAN: Sayings<ScanFinding> = {
  some: ({ backups }) => `Found ${count(backups.length, 'backup')}.`,
  none: () => 'No backup was found.',
  'no-access': () => 'The place where backups lie could not be read.',
  failed: () => 'The search for backups broke off.',
};

const FIND: Sayings<FindFinding> = {
  photos: ({ matching, counts, newer }) => {
    const listed =
      counts === null
        ? `Photos that fit the dates: ${matching}.`
        : `Listed ${count(counts.total, 'photo')}; ${matching} fit the dates.`;
    return newer === null
      ? listed
      : `${listed} ${newer.missing} of these are not in a newer backup.`;
  },
  empty: () => 'The backup holds no photos.',
  'password-needed': () => 'The backup needs its password.',
  'wrong-password': () => 'The password did not open the backup.',
  unreadable: () => 'The backup could not be read.',
};

function wrote({ files, proved, sheet, folder }: ExtractFinding): string {
  const page = sheet === null ? '' : ` with ${fileName(sheet)},`;
  return `Saved ${count(files, 'file')}, ${proved} of them proved exact,${page} in ${folder}`;
}

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

const ELSEWHERE: Sayings<ElsewhereFinding> = {
  pictures: ({ pictures, matching }) =>
    `Found ${count(pictures, 'picture')} in other apps; ${matching} fit the dates.`,
  none: () => 'No picture was found in other apps.',
  failed: () => 'The search in other apps broke off.',
};

const WATCH: Sayings<WatchFinding> = {
  finished: () => 'A backup was seen to run and to finish.',
  stopped: () => 'A backup was seen to begin, and it broke off.',
  failed: () => 'The folder of the backups could not be watched.',
};

function backupLine({ said, path, encrypted }: BackupFinding): string {
  if (said !== null) return TOOL_PROBLEMS[said].what;
  const kind = encrypted ? 'an encrypted' : 'a';
  return `Made ${kind} backup of the phone, seen to be finished: ${path}`;
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
    case 'elsewhere':
      return ELSEWHERE[finding.outcome](finding);
    case 'watch':
      return WATCH[finding.outcome](finding);
    case 'backup':
      return backupLine(finding);
    default:
      return ruledOutInWords(finding);
  }
}
