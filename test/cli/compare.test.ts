import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { openBackup, readCatalogue } from '../../src/backup/index.ts';
import { type CompareOptions, compareCommand } from '../../src/cli/commands/compare.ts';
import { photosCommand } from '../../src/cli/commands/photos.ts';
import { missingFrom } from '../../src/cli/missing-from.ts';
import { failure, temporaryFolder } from '../backup/hand-made.ts';
import { surroundings } from './inside.ts';

const { backups, items, lost, password } = inject('practice');

async function run(
  older: string,
  newer: string,
  options: CompareOptions,
  env: Record<string, string> = {},
  stdin = '',
) {
  const { from, printed } = surroundings({ env, stdin });
  const code = await compareCommand(older, newer, options, from);
  const { stdout: out, stderr: err } = await printed();
  return { code, out, err };
}

const ids = (photos: { id: string }[]) => photos.map(({ id }) => id).sort();

it('--json: the document, with photos as `photos` gives them', async () => {
  const { code, out, err } = await run(backups.archived, backups.latest, { json: true });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^\{[^\n]*\}\n$/);
  const document = JSON.parse(out);
  expect(Object.keys(document)).toEqual([
    'v',
    'older',
    'newer',
    'sameDevice',
    'lost',
    'trashed',
    'added',
    'kept',
  ]);
  expect(document).toMatchObject({
    v: 1,
    older: backups.archived,
    newer: backups.latest,
    sameDevice: true,
  });
  expect(ids(document.lost)).toEqual([...lost].sort());
  const { from, printed } = surroundings();
  await photosCommand(backups.archived, { json: true, id: lost }, from);
  expect(document.lost).toEqual(JSON.parse((await printed()).stdout).photos);
  expect(document.trashed.length).toBeGreaterThan(0);
  for (const photo of document.trashed) {
    expect(photo).toMatchObject({ trashed: true, trashedAt: expect.any(String) });
    expect(Object.keys(photo)).toEqual(Object.keys(document.lost[0]));
  }
});

it('in words: a line for each photo, and a sentence about them all', async () => {
  const told = await run(backups.archived, backups.latest, {});
  const lines = told.out.trimEnd().split('\n');
  expect(lines.filter((line) => line.startsWith('lost     '))).toHaveLength(lost.length);
  expect(lines.find((line) => line.includes('IMG_0043'))).toMatch(/^lost {5}\S{36} {2}2 May 2026/);
  expect(told.err).toMatch(
    new RegExp(`^${lost.length} photos lost, \\d+ moved to Recently Deleted, \\d+ kept, \\d+ new`),
  );
  const quiet = await run(backups.archived, backups.latest, { quiet: true });
  expect(quiet).toEqual({ ...told, err: '' });
});

it('another phone: says so, and compares all the same', async () => {
  const env = { BACKROLL_PASSWORD: password };
  const words = await run(backups.encrypted, backups.latest, {}, env);
  expect(words.code).toBe(0);
  expect(words.err).toContain('two different phones');
  const { out } = await run(backups.encrypted, backups.latest, { json: true }, env);
  const document = JSON.parse(out);
  expect(document.sameDevice).toBe(false);
  const count = items.filter(({ backup }) => backup === 'encrypted').length;
  expect(document.lost.length + document.trashed.length + document.kept).toBe(count);
});

it('the wrong way round: says so', async () => {
  const { err } = await run(backups.latest, backups.archived, {});
  expect(err).toContain('named first is the newer one');
});

it('one password is tried for both: from a file, from standard input, from the environment', async () => {
  const file = join(await temporaryFolder(), 'password');
  await writeFile(file, `${password}\n`);
  const both = [backups.encrypted, backups.encrypted] as const;
  const json = { json: true };
  const outcomes = await Promise.all([
    run(...both, { ...json, passwordFile: file }),
    run(...both, { ...json, passwordFile: '-' }, {}, `${password}\n`),
    run(...both, json, { BACKROLL_PASSWORD: password }),
  ]);
  const expected = { lost: [], trashed: [], added: 0, sameDevice: true };
  for (const { code, out } of outcomes) {
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject(expected);
  }
  const none = run(backups.latest, backups.encrypted, { ...json, input: false });
  expect(await failure(none)).toMatchObject({ code: 'password-needed' });
});

it('--missing-from: the lost photos alone, with a warning for another phone', async () => {
  const { from } = surroundings();
  const watch = { signal: new AbortController().signal };
  const older = await openBackup(backups.archived);
  const catalogue = await readCatalogue(older);
  const other = { ...from, password };
  const [all, missing, elsewhere] = await Promise.all([
    missingFrom(older, catalogue, {}, from, watch),
    missingFrom(older, catalogue, { missingFrom: backups.latest }, from, watch),
    missingFrom(older, catalogue, { missingFrom: backups.encrypted }, other, watch),
  ]);
  older.close();
  expect(all).toBe(catalogue);
  expect(ids(missing.photos)).toEqual([...lost].sort());
  expect(missing.warnings).toEqual(catalogue.warnings);
  expect(elsewhere.photos).toHaveLength(catalogue.photos.length);
  expect(elsewhere.warnings.at(-1)).toContain('two different phones');
});
