/** Output of the real program, as people posted it in libimobiledevice's public threads. */
import { expect, it } from 'vitest';
import { problemOf, readToolLine, readUdids } from '../../../src/cli/backup-tool/parse.ts';

const understood = (output: string) =>
  output
    .split(/[\r\n]+/)
    .map(readToolLine)
    .filter((line) => line !== null);
const problem = (output: string) => problemOf(understood(output));

it.each([
  ['No device found.', 'no-device'],
  ['No device found with udid 00008110-000A1B2C3D4E5F60.', 'no-device'],
  ['ERROR: Unable to retrieve device list!', 'no-connection-service'],
  ['ERROR: Could not connect to lockdownd, error code -19', 'trust-pending'],
  ['ERROR: Could not connect to lockdownd: Pairing dialog response pending (-19)', 'trust-pending'],
  ['ERROR: Could not connect to lockdownd, error code -18', 'trust-refused'],
  ['ERROR: Could not connect to lockdownd, error code -21', 'trust-pending'],
  ['ERROR: Could not connect to lockdownd, error code -17', 'locked'],
  ['ERROR: Could not connect to lockdownd, error code -8', 'connection-lost'],
  ['ERROR: Could not start service com.apple.mobilebackup2.', 'connection-lost'],
  ['Could not perform backup protocol version exchange, error code -1', 'version-exchange'],
  ['ERROR: Backup directory "/tmp/nope" does not exist!', 'folder-refused'],
  ["Error opening '/x/00/0042' for writing: No space left on device", 'disk-full'],
  ["Error opening '/x/00/0042' for writing: Permission denied", 'folder-refused'],
  ['User has cancelled the backup process on the device.\nBackup Aborted.', 'ended-on-phone'],
])('%s', (output, said) => {
  expect(problem(output)).toBe(said);
});

const failed = (code: number, text: string) => `Incremental backup mode.
ErrorCode ${code}: ${text} (MBErrorDomain/${code})
Received 0 files from device.
Backup Failed (Error Code ${code}).`;

it.each([
  [105, 'Insufficient free disk space on drive to back up', 'disk-full'],
  [208, 'Device locked', 'locked'],
  [212, 'Unable to backup until Setup is finished', 'setup-unfinished'],
  [3, 'Failed to create snapshot: File exists (17) at path "/private/var"', 'phone-stuck'],
  [104, 'Multiple errors uploading files', 'phone-stuck'],
  [1, 'Error copying keychain data', 'other'],
])('device error %i', (code, text, said) => {
  expect(problem(failed(code, text))).toBe(said);
});

it('takes silence before the first file for a passcode that was waited for, and later for the cable', () => {
  const broken = (files: number) => `ERROR: Could not receive from mobilebackup2 (-4)
Received ${files} files from device.
Backup Aborted.`;
  expect(problem(broken(0))).toBe('no-reply');
  expect(problem(broken(341))).toBe('connection-lost');
});

it('goes by the first cause and not by what follows from it', () => {
  expect(problem(`Backup Failed (Error Code 208).\n${failed(208, 'Device locked')}`)).toBe(
    'locked',
  );
});

it('reads how far all of it is, from every version, and not how far one batch is', () => {
  const percents = (output: string) =>
    understood(output).flatMap((line) => (line.type === 'progress' ? [line.percent] : []));
  expect(
    percents(
      '\r[===   ]  37% (9.1 MB/24.0 MB)     \r[=     ]  12% Finished\n[======] 100% Finished',
    ),
  ).toEqual([12, 100]);
  expect(percents('\u001b[s\u001b[1;1HBackup [####......]  40%\u001b[K\u001b[u')).toEqual([40]);
  expect(percents('[=] 999% Finished')).toEqual([100]);
});

it('knows when the passcode is waited for', () => {
  expect(readToolLine('*** Waiting for passcode to be entered on the device ***')).toEqual({
    type: 'passcode',
  });
});

it('passes over everything else', () => {
  for (const line of [
    '',
    'Full backup mode.',
    'Backup Successful.',
    "Sending '0000/Status.plist' (189 Bytes)",
    'Unhandled notification',
  ]) {
    expect(readToolLine(line)).toBeNull();
  }
});

it('lists the phones on a cable alone', () => {
  expect(
    readUdids([
      '00008110-000A1B2C3D4E5F60',
      'cdccf42bf2aed4463f209d84ee0ff8acae809790 (USB)',
      '00008110-000A1B2C3D4E5F61 (Network)',
      'ERROR: Unable to retrieve device list!',
      '-u --full /',
    ]),
  ).toEqual(['00008110-000A1B2C3D4E5F60', 'cdccf42bf2aed4463f209d84ee0ff8acae809790']);
});
