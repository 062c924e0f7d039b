/**
 * What idevicebackup2 says, understood. Its messages are those of libimobiledevice's tools/idevicebackup2.c, from
 * version 1.3.0 on; the numbers after "lockdownd" are those of its lockdown.h. Anything else is passed over.
 */
import { stripVTControlCharacters } from 'node:util';
import type { ToolSaying } from '../../flows/error-codes.ts';

export type ToolLine =
  /** 0 to 100, of all there is. */
  | { type: 'progress'; percent: number }
  /** The phone waits for its passcode. Only newer versions tell. */
  | { type: 'passcode' }
  /** How many files came, in all. */
  | { type: 'received'; files: number }
  /** `weak` says less than any other message of the same run. */
  | { type: 'problem'; said: ToolSaying; weak: boolean };

/** `100% Finished`, or `Backup [####....] 100%` in the newest; one batch's `100% (9.1 MB/9.1 MB)` says little. */
const PROGRESS = /(\d{1,3})% Finished|^Backup \[[^\]]*\]\s*(\d{1,3})%/;

const PROBLEMS: readonly (readonly [RegExp, ToolSaying])[] = [
  [/No device found/i, 'no-device'],
  [/Unable to retrieve device list/, 'no-connection-service'],
  [/lockdownd.*-17\b/, 'locked'],
  [/lockdownd.*-18\b/, 'trust-refused'],
  // No answer yet, or a record of an answer that one of the two no longer knows.
  [/lockdownd.*-(19|20|21)\b/, 'trust-pending'],
  [/Please accept the trust dialog/i, 'trust-pending'],
  [/lockdownd/, 'connection-lost'],
  [/^ErrorCode 105:/, 'disk-full'],
  [/No space left on device/, 'disk-full'],
  [/^ErrorCode 208:/, 'locked'],
  [/^ErrorCode 212:/, 'setup-unfinished'],
  // A snapshot of an earlier try is still there, and only a restart of the phone clears it.
  [/^ErrorCode (3|104):/, 'phone-stuck'],
  [/^ErrorCode \d+:/, 'other'],
  [/User has cancelled the backup process on the device/, 'ended-on-phone'],
  [/version exchange|protocol version mismatch/, 'version-exchange'],
  [/Could not start service|could not lock file|timeout while locking/, 'connection-lost'],
  [/device refused to start the backup process/, 'locked'],
  [/Backup directory ".*" does not exist|^mkdir: |for writing: /, 'folder-refused'],
];
/** What follows from something else, as a rule. */
const WEAK: readonly (readonly [RegExp, ToolSaying])[] = [
  [/Could not receive from mobilebackup2/, 'connection-lost'],
  [/^Backup (Failed|Aborted)/, 'other'],
];

/** One line of its output; `null` for one that says nothing of use. */
export function readToolLine(line: string): ToolLine | null {
  const text = stripVTControlCharacters(line).trim();
  const [, finished, done] = PROGRESS.exec(text) ?? [];
  const percent = finished ?? done;
  if (percent !== undefined) return { type: 'progress', percent: Math.min(100, Number(percent)) };
  if (/Waiting for passcode to be entered/.test(text)) return { type: 'passcode' };
  const [, files] = /^Received (\d+) files? from device/.exec(text) ?? [];
  if (files !== undefined) return { type: 'received', files: Number(files) };
  const said = PROBLEMS.find(([message]) => message.test(text))?.[1];
  if (said !== undefined) return { type: 'problem', said, weak: false };
  const weak = WEAK.find(([message]) => message.test(text))?.[1];
  return weak === undefined ? null : { type: 'problem', said: weak, weak: true };
}

/** What kept a run from making a backup, by all that was understood of its output; `null` if it named nothing. */
export function problemOf(lines: readonly ToolLine[]): ToolSaying | null {
  const problems = lines.filter((line) => line.type === 'problem');
  const [cause] = [...problems.filter(({ weak }) => !weak), ...problems];
  if (cause === undefined) return null;
  const cameNothing = lines.some((line) => line.type === 'received' && line.files === 0);
  // Since iOS 16 every backup waits for the passcode, and a version that does not know of it breaks off.
  return cause.said === 'connection-lost' && cause.weak && cameNothing ? 'no-reply' : cause.said;
}

/** The phones in the output of `idevice_id -l`, a UDID a line; those reached by network are left out. */
export function readUdids(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const [, udid] = /^([0-9A-Fa-f-]{24,40})(?: \(USB\))?$/.exec(line.trim()) ?? [];
    return udid === undefined ? [] : [udid];
  });
}
