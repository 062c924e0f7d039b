/** A fresh backup that an installed program makes from within the wizard. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeBackup } from '../../backup/hand-made.ts';
import { OPENING, PROGRESS, standIn, UDID } from '../backup-tool/stand-in.ts';
import { asked, choose, play, TO_THE_BACKUPS, type Turn, type } from '../journey.ts';
import { run, temporaryFolder } from '../program.ts';
import { CTRL_C, ENTER, ESCAPE, Terminal } from '../terminal.ts';
import { standing } from '../tree.ts';

const PATIENCE = { timeout: 15_000, interval: 5 };

const TO_THE_TOOL: readonly Turn[] = [
  ...TO_THE_BACKUPS,
  // After the backup itself and the way to another folder.
  [asked('backup'), '3'],
  choose('icloud-backup', 'listed'),
  type('icloud-date', '2026-06-15'),
  choose('icloud-restore', 'yes'),
  choose('icloud-spare', 'no'),
  choose('fresh-backup', 'with-idevicebackup2'),
  [asked('backup-tool'), ENTER],
];

/** A terminal on whose PATH a stand-in comes first, and a root with a backup of the phone that is too old to help. */
async function withStandIn(home: string, says: string) {
  const bin = standIn(join(home, 'bin'), { says });
  const env = { PATH: `${bin}:${process.env.PATH}` };
  const root = join(home, 'Backup');
  await makeBackup(join(root, UDID), {
    info: { 'Target Identifier': UDID, 'Last Backup Date': new Date('2026-03-01T10:00:00Z') },
  });
  return { env, root, terminal: new Terminal(['--root', root], { home }, env) };
}

test('made, seen, and found again when the case is gone on with', async () => {
  const home = temporaryFolder();
  const made = await makeBackup(join(home, 'made'), {
    info: {
      'Device Name': 'Robin’s iPhone',
      'Target Identifier': UDID,
      'Last Backup Date': new Date(Date.now() + 3_600_000),
    },
  });
  const says = `${OPENING}\n${PROGRESS}\ncp -R '${made}' "$folder/$udid"\necho 'Backup Successful.'`;
  const { terminal, env, root } = await withStandIn(home, says);
  const before = standing(root);
  await play(terminal, [...TO_THE_TOOL, choose('confirm-fresh', 'yes')]);
  await terminal.sees(asked('erase-checklist'));
  terminal.press(CTRL_C);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.scrollback()).toContain('Made a backup of the phone, seen to be finished:');
  const again = new Terminal(['--resume', '--root', root], { home }, env);
  await again.sees(asked('erase-checklist'));
  again.press(CTRL_C);
  expect(await again.ended()).toBe(130);
  expect(standing(root)).toEqual(before);
});

const HANGS = `echo $$ > "$0.pid"; mkdir "$folder/$udid"; echo x > "$folder/$udid/Info.plist"
trap 'echo "Backup Aborted."; exit 255' INT TERM HUP
printf '\\r[==                                                ]   3%% Finished\\n'
while :; do sleep 0.01; done`;

function ended(home: string): Promise<void> {
  return vi.waitFor(() => {
    const pid = Number(readFileSync(join(home, 'bin', 'idevicebackup2.pid'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow();
  }, PATIENCE);
}

test.each([
  ['Back', ESCAPE, asked('backup-tool')],
  ['Ctrl-C', CTRL_C, null],
])('%s ends the program, and what came by then is not taken for a backup', async (_, key, then) => {
  const home = temporaryFolder();
  const { terminal } = await withStandIn(home, HANGS);
  await play(terminal, TO_THE_TOOL);
  await terminal.sees('3%');
  expect(terminal.screen()).toContain('The phone is sending its backup');
  terminal.press(key);
  if (then !== null) {
    await terminal.sees(then);
    terminal.press(CTRL_C);
  }
  expect(await terminal.ended()).toBe(130);
  await ended(home);
  const fresh = join(home, 'backroll-copies', 'fresh');
  const [folder = ''] = readdirSync(fresh);
  const scan = await run(['scan', '--json', '--root', join(fresh, folder)]);
  const { backups } = JSON.parse(scan.stdout) as { backups: { state: string }[] };
  expect(backups.map(({ state }) => state)).not.toContain('finished');
});

test('a failure is said in words, and tried again in a new folder', async () => {
  const home = temporaryFolder();
  const says = `echo 'ErrorCode 208: Device locked (MBErrorDomain/208)'; exit 48`;
  const { terminal } = await withStandIn(home, says);
  await play(terminal, TO_THE_TOOL);
  await terminal.sees(asked('backup-tool-failed'));
  expect(terminal.screen()).toContain('The phone is locked');
  await play(terminal, [
    choose('backup-tool-failed', 'retry'),
    [asked('backup-tool'), ENTER],
    choose('backup-tool-failed', 'by-hand'),
    [asked('fresh-backup'), CTRL_C],
  ]);
  expect(await terminal.ended()).toBe(130);
});
