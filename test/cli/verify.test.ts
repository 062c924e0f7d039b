import { basename, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { blobPath } from '../backup/hand-made.ts';
import { withoutFile } from './damage.ts';
import { json, run } from './inside.ts';
import { temporaryFolder } from './program.ts';

const { root, backups, udids, items, password } = inject('practice');

const env = { BACKROLL_PASSWORD: password };

function anOriginal(): string {
  const found = items.find(
    ({ backup, availability }) => backup === 'archived' && availability === 'original',
  );
  if (!found) throw new Error('the archived backup has no original');
  return found.path;
}

test.concurrent.each(['archived', 'latest', 'encrypted'] as const)(
  'the %s backup is whole',
  async (name) => {
    const { code, stdout, stderr } = await run(['verify', backups[name], '--json'], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      v: 1,
      backup: backups[name],
      files: expect.any(Number),
      bytes: expect.any(Number),
      problems: [],
      problemCount: 0,
      unlisted: 0,
      seconds: expect.any(Number),
    });
  },
);

test.concurrent('in words: what was read, by a UDID that a root holds', async () => {
  const { code, stdout, stderr } = await run(['verify', udids.current, '--root', root]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toMatch(/^Read \d+ files, .*Nothing is missing, short or damaged\.\n$/);
  const quiet = await run(['verify', udids.current, '--root', root, '--quiet']);
  expect(quiet).toEqual({ code: 0, stdout: '', stderr: '' });
});

test.concurrent('a file that is not there: 3, and its name', async () => {
  const path = anOriginal();
  const copy = withoutFile(backups.archived, path);
  const { code, stdout, stderr } = await run(['verify', copy, '--json']);
  expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  const { problems, problemCount } = JSON.parse(stdout);
  expect(problemCount).toBe(1);
  expect(problems).toEqual([
    {
      domain: 'CameraRollDomain',
      path,
      fileID: basename(blobPath(path)),
      code: 'file-missing',
      message: expect.any(String),
    },
  ]);
  const told = await run(['verify', copy]);
  expect(told.code).toBe(3);
  expect(told.stdout).toContain(path);
});

test.concurrent('without its password: 12, and nothing on stdout', async () => {
  const asked = ['verify', backups.encrypted, '--json', '--no-input'];
  expect(await run(asked)).toMatchObject({ code: 12, stdout: '' });
});

test.concurrent('nothing there: 10', async () => {
  expect((await run(['verify', temporaryFolder()])).code).toBe(10);
});

test.concurrent('a copy made by protect is as whole', async () => {
  const to = join(temporaryFolder(), 'safe');
  const { copy } = await json<{ copy: string }>(['protect', backups.latest, '--to', to]);
  expect(await json(['verify', copy])).toMatchObject({ backup: copy, problemCount: 0 });
});
