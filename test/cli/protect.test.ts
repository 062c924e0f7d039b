import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { fullDisk } from './disk.ts';
import { json, run } from './inside.ts';
import { temporaryFolder } from './program.ts';
import { filesIn, sha256 } from './tree.ts';

const { root, backups, udids } = inject('practice');

interface Protected {
  v: number;
  path: string;
  copy: string;
  files: number;
  bytes: number;
  skipped: number;
  unchanged: boolean;
  seconds: number;
}

/** Names below a folder, each with its bytes. */
const content = (folder: string) =>
  filesIn(folder).map((path) => [path.slice(folder.length), sha256(path)]);

test.concurrent('a copy, the same to the byte, that scan lists', async () => {
  const to = join(temporaryFolder(), 'new', 'safe');
  const { code, stdout, stderr } = await run(['protect', backups.latest, '--to', to, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const document: Protected = JSON.parse(stdout);
  const copy = join(to, basename(backups.latest));
  const files = filesIn(backups.latest).length;
  expect(document).toEqual({
    v: 1,
    path: backups.latest,
    copy,
    files,
    bytes: expect.any(Number),
    skipped: 0,
    unchanged: false,
    seconds: expect.any(Number),
  });
  expect(content(copy)).toEqual(content(backups.latest));
  const found = await json<{ backups: object[] }>(['scan', '--root', to]);
  expect(found.backups).toMatchObject([{ path: copy, udid: udids.current, state: 'finished' }]);
});

test.concurrent('an encrypted backup needs no password, and can be named by its UDID', async () => {
  const to = temporaryFolder();
  const { code, stdout } = await run(['protect', udids.older, '--root', root, '--to', to]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(to, udids.older)}\n` });
});

test.concurrent('--dry-run tells the same, and writes nothing', async () => {
  const parent = temporaryFolder();
  const args = ['protect', backups.archived, '--to', join(parent, 'safe')];
  const planned = await json<Protected>([...args, '--dry-run']);
  expect(readdirSync(parent)).toEqual([]);
  const told = await run([...args, '--dry-run']);
  expect(told.stderr).toContain('Nothing was written.');
  const made = await json<Protected>(args);
  expect({ ...made, seconds: 0 }).toEqual({ ...planned, seconds: 0 });
  const again = { ...made, unchanged: true, seconds: 0 };
  expect({ ...(await json<Protected>([...args, '--dry-run'])), seconds: 0 }).toEqual(again);
  expect({ ...(await json<Protected>(args)), seconds: 0 }).toEqual(again);
});

test.concurrent('what is there already stays: the copy gets its date behind its name', async () => {
  const to = temporaryFolder();
  const name = basename(backups.latest);
  mkdirSync(join(to, name));
  const { copy } = await json<Protected>(['protect', backups.latest, '--to', to]);
  expect(readdirSync(join(to, name))).toEqual([]);
  expect(copy).toMatch(/-\d{8}-\d{6}$/);
});

test.concurrent('into the backup itself: 73, and nothing is made there', async () => {
  const to = join(backups.latest, 'copy');
  expect((await run(['protect', backups.latest, '--to', to])).code).toBe(73);
  expect(existsSync(to)).toBe(false);
});

test.concurrent('nothing to copy: 10; nowhere to copy to: 2', async () => {
  const to = temporaryFolder();
  expect((await run(['protect', temporaryFolder(), '--to', to])).code).toBe(10);
  expect((await run(['protect', backups.latest])).code).toBe(2);
});

const small = fullDisk('256k');
test.runIf(small !== null).concurrent('a disk with too little room: 73', async () => {
  const args = ['protect', backups.latest, '--to', join(small ?? '', 'safe'), '--json'];
  expect(await run(args)).toMatchObject({ code: 73, stdout: '' });
});
