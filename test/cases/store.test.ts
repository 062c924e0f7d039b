/** Saved cases on the disk: private, whole or not at all, and never in the way when they cannot be read. */
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isCaseId, newCaseId } from '../../src/cases/case-id.ts';
import { deleteCase, listCases, readCase, writeCase } from '../../src/cases/store.ts';
import { newCase } from '../../src/flows/case.ts';
import { temporaryFolder } from '../backup/hand-made.ts';
import { savedAs } from './saved.ts';

const known = newCase('linux', '2026-11-22T12:00:00.000Z');
const ID = '2026-11-22-k7qm';
const isRoot = process.getuid?.() === 0;

const modeOf = (path: string) => statSync(path).mode & 0o777;
const inFolder = async () => join(await temporaryFolder(), 'state', 'backroll', 'cases');

test('an id is the day and four characters that nobody mixes up', () => {
  const ids = Array.from({ length: 200 }, () => newCaseId('2026-11-22T23:59:59.999Z'));
  for (const id of ids) expect(id).toMatch(/^2026-11-22-[bcdfghjkmnpqrstvwxz2-9]{4}$/);
  expect(new Set(ids).size).toBeGreaterThan(190);
  expect(ids.every(isCaseId)).toBe(true);
  expect(['../../etc/passwd', '2026-11-22', '2026-11-22-k7qm/..', ''].some(isCaseId)).toBe(false);
});

test('a case is written for its owner alone, replaced as a whole, and read back the same', async () => {
  const folder = await inFolder();
  const first = savedAs(known, 'freeze', { label: 'HD-1042' });
  await writeCase(folder, first);
  const trail = [{ step: 'whose-phone', answer: 'mine' }];
  const second = savedAs({ ...known, trail }, 'freeze', { pid: 12 });
  await writeCase(folder, second);
  expect(await readCase(folder, ID)).toEqual(second);
  expect(readdirSync(folder)).toEqual([`${ID}.json`]);
  expect([modeOf(folder), modeOf(join(folder, `${ID}.json`))]).toEqual([0o700, 0o600]);
});

test('a folder that others could read is closed to them', async () => {
  const folder = await inFolder();
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  chmodSync(folder, 0o755);
  await writeCase(folder, savedAs(known, 'freeze'));
  expect(modeOf(folder)).toBe(0o700);
});

test('a link in the place of the folder is not followed', async () => {
  const home = await temporaryFolder();
  const folder = join(home, 'cases');
  mkdirSync(join(home, 'elsewhere'));
  symlinkSync(join(home, 'elsewhere'), folder);
  await expect(writeCase(folder, savedAs(known, 'freeze'))).rejects.toThrow('link');
  expect(readdirSync(join(home, 'elsewhere'))).toEqual([]);
});

test('what a crash left half-written is in nobody’s way', async () => {
  const folder = await inFolder();
  await writeCase(folder, savedAs(known, 'freeze'));
  writeFileSync(join(folder, `${ID}.json.tmp`), '{"v": 1, "id"');
  expect((await listCases(folder)).cases).toHaveLength(1);
  await writeCase(folder, savedAs(known, 'phone'));
  expect(await readCase(folder, ID)).toMatchObject({ step: 'phone' });
  expect(readdirSync(folder)).toEqual([`${ID}.json`]);
});

const good = JSON.stringify(savedAs(known, 'freeze'));
const withChange = (change: object) => JSON.stringify({ ...JSON.parse(good), ...change });

test.each([
  ['cut off', good.slice(0, 40), 'damaged'],
  ['empty', '', 'damaged'],
  ['no object', '[]', 'damaged'],
  ['bytes', '\u0000\u0001', 'damaged'],
  ['of another case', withChange({ id: '2026-11-22-aaaa' }), 'damaged'],
  ['with an answer that is none', withChange({ trail: [{ step: 1, answer: {} }] }), 'damaged'],
  ['of a newer version', withChange({ v: 2, trail: 'in another way' }), 'newer'],
])('a file %s is named as unreadable, and stays as it is', async (_, content, reason) => {
  const folder = await inFolder();
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${ID}.json`);
  writeFileSync(path, content);
  expect(await listCases(folder)).toEqual({ cases: [], unreadable: [{ path, reason }] });
  expect(readFileSync(path, 'utf8')).toBe(content);
});

test('links, folders and files that are too large are named, and nothing is read through them', async () => {
  const folder = await inFolder();
  mkdirSync(folder, { recursive: true });
  const outside = join(await temporaryFolder(), 'outside.json');
  writeFileSync(outside, good);
  symlinkSync(outside, join(folder, `${ID}.json`));
  mkdirSync(join(folder, '2026-11-22-bbbb.json'));
  writeFileSync(join(folder, '2026-11-22-cccc.json'), good);
  truncateSync(join(folder, '2026-11-22-cccc.json'), 17 * 1024 * 1024);
  const { cases, unreadable } = await listCases(folder);
  expect(cases).toEqual([]);
  expect(unreadable.map(({ reason }) => reason)).toEqual(['no-file', 'too-large', 'no-file']);
});

test.runIf(isRoot)('another user’s file is named, not read', async () => {
  const folder = await inFolder();
  await writeCase(folder, savedAs(known, 'freeze'));
  chownSync(join(folder, `${ID}.json`), 12345, 12345);
  expect(await readCase(folder, ID)).toMatchObject({ reason: 'foreign' });
});

test('a finding that another version wrote in its own way is left out, and the case is read', async () => {
  const folder = await inFolder();
  mkdirSync(folder, { recursive: true });
  const scan = { effect: 'scan', outcome: 'none', backups: [], problems: [] };
  const learnt = [
    { after: 0, finding: scan },
    { after: 3, finding: { effect: 'scan', outcome: 'elsewhere', backups: 'many' } },
    { after: 4, finding: { effect: 'hypnotise' } },
  ];
  writeFileSync(join(folder, `${ID}.json`), withChange({ learnt }));
  expect(await readCase(folder, ID)).toMatchObject({ learnt: [{ after: 0, finding: scan }] });
});

test('the case saved last comes first', async () => {
  const folder = await inFolder();
  for (const [index, id] of ['2026-11-20-bbbb', '2026-11-22-cccc', '2026-11-21-dddd'].entries()) {
    const savedAt = `2026-11-22T1${[1, 3, 2][index]}:00:00.000Z`;
    await writeCase(folder, savedAs(known, 'freeze', { id, savedAt }));
  }
  const { cases } = await listCases(folder);
  expect(cases.map(({ id }) => id)).toEqual([
    '2026-11-22-cccc',
    '2026-11-21-dddd',
    '2026-11-20-bbbb',
  ]);
});

test('removing takes one case and nothing else', async () => {
  const folder = await inFolder();
  const other = join(folder, 'notes.txt');
  await writeCase(folder, savedAs(known, 'freeze'));
  writeFileSync(other, 'mine');
  expect(await deleteCase(folder, '2026-11-22-bbbb')).toBe(false);
  expect(await deleteCase(folder, '../cases/2026-11-22-k7qm')).toBe(false);
  expect(await deleteCase(folder, ID)).toBe(true);
  expect(readdirSync(folder)).toEqual(['notes.txt']);
  expect((await listCases(join(folder, 'not-there'))).cases).toEqual([]);
});
