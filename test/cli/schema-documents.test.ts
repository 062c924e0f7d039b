/** What every command prints with --json, held against the schema that "backroll schema" prints. */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import type { SchemaName } from '../../src/cli/schemas.ts';
import { unfinished, withoutFile, withoutIndex } from './damage.ts';
import { run } from './inside.ts';
import { temporaryFolder } from './program.ts';

const { root, backups, items, password } = inject('practice');

const env = { BACKROLL_PASSWORD: password };
const validators = new Map<string, Promise<z.ZodType>>();

/** A validator made from nothing but the text that the program prints. */
function validator(name: SchemaName): Promise<z.ZodType> {
  const made =
    validators.get(name) ??
    run(['schema', name]).then(({ stdout }) => z.fromJSONSchema(JSON.parse(stdout)));
  validators.set(name, made);
  return made;
}

/** Runs a command; what it prints is one valid document of its kind, or nothing where it fails. */
async function valid(name: SchemaName, args: readonly string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run([name, ...args, '--json'], { env });
  const document: unknown = JSON.parse(stdout);
  const { error } = (await validator(name)).safeParse(document);
  expect(error?.issues).toBeUndefined();
  return document as Record<string, unknown>;
}

const NAMES = ['archived', 'latest', 'encrypted'] as const;

test.concurrent.each(NAMES)('photos, extract and verify of the %s backup', async (name) => {
  const backup = backups[name];
  expect((await valid('photos', [backup])).photos).not.toEqual([]);
  const to = join(temporaryFolder(), 'photos');
  expect((await valid('extract', [backup, '--to', to])).wrote).not.toEqual([]);
  expect((await valid('verify', [backup])).problems).toEqual([]);
});

test.concurrent.each([
  ['extract', 'archived'],
  ['protect', 'latest'],
] as const)('%s: only said, done, and done already', async (command, name) => {
  const to = join(temporaryFolder(), 'to');
  const args = [backups[name], '--to', to];
  const said = await valid(command, [...args, '--dry-run']);
  const done = await valid(command, args);
  expect(done.bytes).toBe(said.bytes);
  const again = await valid(command, args);
  expect(again.unchanged).not.toEqual(done.unchanged);
});

test.concurrent('scan of a root, of an empty one, and of backups that something is wrong with', async () => {
  expect((await valid('scan', ['--root', root])).backups).toHaveLength(3);
  expect((await valid('scan', ['--root', temporaryFolder()])).backups).toEqual([]);
  const wrong = [withoutIndex(backups.archived), unfinished(backups.archived, new Date(0))];
  const roots = wrong.flatMap((one) => ['--root', one]);
  expect((await valid('scan', roots)).backups).toHaveLength(2);
});

// The administrator may look into any folder.
test
  .runIf(process.platform !== 'win32' && process.getuid?.() !== 0)
  .concurrent('scan of a root that may not be looked at', async () => {
    const closed = join(temporaryFolder(), 'closed');
    mkdirSync(closed, { mode: 0 });
    const { problems } = await valid('scan', ['--root', closed]);
    expect(problems).toMatchObject([{ code: 'no-access' }]);
    chmodSync(closed, 0o700);
  });

test.concurrent('compare, either way round and with itself', async () => {
  const { archived, latest, encrypted } = backups;
  expect((await valid('compare', [archived, latest])).lost).not.toEqual([]);
  expect((await valid('compare', [latest, archived])).sameDevice).toBe(true);
  expect((await valid('compare', [encrypted, latest])).sameDevice).toBe(false);
  expect((await valid('compare', [latest, latest])).lost).toEqual([]);
});

test.concurrent('what filters leave over, and nothing at all', async () => {
  const missing = ['--missing-from', backups.latest];
  expect((await valid('photos', [backups.archived, ...missing])).photos).not.toEqual([]);
  const none = ['--name', 'no such name'];
  expect((await valid('photos', [backups.latest, ...none])).photos).toEqual([]);
  const to = temporaryFolder();
  const nothing = await valid('extract', [backups.latest, '--to', to, ...none]);
  expect([nothing.wrote, nothing.failed]).toEqual([[], []]);
});

test.concurrent('a backup that lacks a file: problems, and photos that failed', async () => {
  const found = items.find(
    ({ backup, availability }) => backup === 'archived' && availability === 'original',
  );
  const damaged = withoutFile(backups.archived, found?.path ?? '');
  expect((await valid('verify', [damaged])).problemCount).toBe(1);
  await valid('photos', [damaged]);
  const to = join(temporaryFolder(), 'photos');
  expect((await valid('extract', [damaged, '--to', to])).failed).not.toEqual([]);
});

test.concurrent('an error prints no document', async () => {
  const nowhere = join(temporaryFolder(), 'nowhere');
  const to = ['--to', temporaryFolder()];
  const commands = [
    ['photos', nowhere],
    ['verify', nowhere],
    ['extract', nowhere, ...to],
    ['protect', nowhere, ...to],
    ['compare', nowhere, backups.latest],
  ];
  for (const command of commands) {
    expect(await run([...command, '--json'])).toMatchObject({ code: 10, stdout: '' });
  }
});

test.concurrent('a validator made from a printed schema refuses what does not fit', async () => {
  const { stdout } = await run(['scan', '--root', root, '--json']);
  const document = JSON.parse(stdout);
  const schema = await validator('scan');
  expect(schema.safeParse(document).success).toBe(true);
  const [first, ...rest] = document.backups;
  const { udid: _, ...without } = first;
  for (const wrong of [
    { ...document, more: 1 },
    { ...document, v: 2 },
    { ...document, backups: [without, ...rest] },
    { ...document, backups: [{ ...first, lastBackup: '+012345-01-01T00:00:00.000Z' }] },
    { ...document, backups: [{ ...first, state: 'fine' }] },
  ]) {
    expect(schema.safeParse(wrong).success).toBe(false);
  }
});
