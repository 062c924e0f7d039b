import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseBinary } from 'plist';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { makePractice, PRACTICE_PASSWORD, type PracticeBackup } from '../../src/practice/index.ts';
import {
  blobPath,
  bytes,
  dictionary,
  hasBlob,
  keybagRecords,
  type OpenedBackup,
  openByRecipe,
  openDatabase,
  sha1,
  sha256,
} from './recipe.ts';

const CAMERA_ROLL = 'CameraRollDomain';
const BACKUPS: readonly PracticeBackup[] = ['archived', 'latest', 'encrypted'];

const phone = inject('practice');
let folder: string;
let opened: Record<PracticeBackup, OpenedBackup>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backroll-practice-'));
  const open = (key: PracticeBackup) => openByRecipe(phone.backups[key], PRACTICE_PASSWORD);
  opened = { archived: open('archived'), latest: open('latest'), encrypted: open('encrypted') };
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const itemsOf = (backup: PracticeBackup) => phone.items.filter((item) => item.backup === backup);

describe.each(BACKUPS)('the %s backup', (key) => {
  test('holds every file of its items, with the bytes and hashes promised', () => {
    expect(itemsOf(key).length).toBeGreaterThan(50);
    for (const item of itemsOf(key)) {
      const originals = item.files.filter(({ role }) => role === 'original');
      expect(originals.length, item.path).toBe(item.availability === 'original' ? 1 : 0);
      for (const file of item.files) {
        const content = opened[key].content(CAMERA_ROLL, file.path);
        expect(sha256(content), file.path).toBe(file.sha256);
        expect(content.length, file.path).toBe(file.bytes);
      }
    }
  });

  test('names its blobs by domain and path, and stores nothing else', async () => {
    const { rows } = opened[key];
    for (const row of rows) {
      expect(row.fileID).toBe(sha1(`${row.domain}-${row.relativePath}`));
      expect(row.facts.RelativePath).toBe(row.relativePath);
      expect(hasBlob(phone.backups[key], row), row.relativePath).toBe(row.flags === 1);
    }
    expect(new Set(rows.map(({ flags }) => flags))).toEqual(new Set([1, 2, 4]));
    const entries = await readdir(phone.backups[key], { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).length;
    const lists = ['Info.plist', 'Manifest.db', 'Manifest.plist', 'Status.plist'];
    expect(files).toBe(rows.filter(({ flags }) => flags === 1).length + lists.length);
  });

  test('has databases whose header says write-ahead log, with no log beside them', async () => {
    const { manifestBytes, content } = opened[key];
    const photos = content(CAMERA_ROLL, 'Media/PhotoData/Photos.sqlite');
    for (const database of [manifestBytes, photos]) {
      expect(database.toString('latin1', 0, 15)).toBe('SQLite format 3');
      expect([database[18], database[19]]).toEqual([2, 2]);
      expect(database.readUInt16BE(16)).toBe(4096);
      expect(openDatabase(database).pragma('integrity_check', { simple: true })).toBe('ok');
    }
    expect(openDatabase(manifestBytes).pragma('user_version', { simple: true })).toBe(2);
    const names = await readdir(phone.backups[key]);
    expect(names.filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  });

  test('carries the time of the backup on every file and folder', async () => {
    const made = dictionary(parse(await readFile(join(phone.backups[key], 'Info.plist'), 'utf8')));
    const when = made['Last Backup Date'];
    const [row] = opened[key].rows.filter(({ flags }) => flags === 1);
    const paths = [phone.backups[key], join(phone.backups[key], 'Manifest.db')];
    if (row)
      paths.push(blobPath(phone.backups[key], row), join(blobPath(phone.backups[key], row), '..'));
    for (const path of paths) expect((await stat(path)).mtime).toEqual(when);
  });

  test('has property lists that agree with each other', async () => {
    const read = (name: string) => readFile(join(phone.backups[key], name));
    const info = dictionary(parse((await read('Info.plist')).toString()));
    const status = dictionary(parseBinary(await read('Status.plist')));
    const { manifestPlist } = opened[key];
    expect(status.SnapshotState).toBe('finished');
    expect(manifestPlist.IsEncrypted).toBe(key === 'encrypted');
    expect('ManifestKey' in manifestPlist).toBe(key === 'encrypted');
    expect(dictionary(manifestPlist.Lockdown).UniqueDeviceID).toBe(info['Target Identifier']);
    const keybag = bytes(manifestPlist.BackupKeyBag);
    expect(keybag.length).toBe(1388);
    const classes = keybagRecords(keybag).filter(({ tag }) => tag === 'CLAS');
    expect(classes.map(({ value }) => value.readUInt32BE())).toEqual([
      11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
    ]);
  });

  test('has attributes on its originals that say what the library says', () => {
    for (const item of itemsOf(key).filter(({ availability }) => availability === 'original')) {
      const row = opened[key].rows.find(({ relativePath }) => relativePath === item.path);
      const attributes = dictionary(parseBinary(bytes(row?.facts.ExtendedAttributes)));
      const value = (name: string) => bytes(attributes[`com.apple.assetsd.${name}`]);
      expect(value('UUID').toString('hex').toUpperCase()).toBe(item.id.replaceAll('-', ''));
      expect(value('originalFilename').toString()).toBe(item.name);
      expect(value('trashed').readUInt16LE()).toBe(item.trashed ? 1 : 0);
      expect(value('hidden').readUInt16LE()).toBe(item.hidden ? 1 : 0);
      expect(parseBinary(value('customCreationDate'))).toEqual(new Date(item.takenAt));
    }
  });
});

describe('the story', () => {
  test('the holiday of May is whole in the archived backup and gone from the latest', () => {
    const holiday = itemsOf('archived').filter(
      ({ takenAt, id }) =>
        takenAt >= '2026-05-01' && takenAt < '2026-05-04' && phone.lost.includes(id),
    );
    expect(holiday.length).toBe(17);
    expect(holiday.every(({ availability }) => availability === 'original')).toBe(true);
    expect(new Set(holiday.map(({ kind }) => kind))).toEqual(new Set(['photo', 'live', 'video']));
    const latest = new Set(itemsOf('latest').map(({ id }) => id));
    expect(phone.lost.filter((id) => latest.has(id))).toEqual([]);
  });

  test('what lies in Recently Deleted was put there within the thirty days before the backup', () => {
    for (const [key, made] of [
      ['archived', Date.parse('2026-06-14T19:41:07Z')],
      ['latest', Date.parse('2026-09-20T18:05:33Z')],
      ['encrypted', Date.parse('2026-05-17T08:22:10Z')],
    ] as const) {
      const trashed = itemsOf(key).filter((item) => item.trashed);
      expect(trashed.length).toBeGreaterThan(1);
      for (const { trashedAt } of trashed) {
        const days = (made - Date.parse(trashedAt ?? '')) / 86_400_000;
        expect(days).toBeGreaterThan(0);
        expect(days).toBeLessThan(30);
      }
    }
  });

  test('iCloud Photos is off in the archived backup, on in the others', () => {
    for (const key of BACKUPS) {
      const paths = opened[key].rows.map(({ relativePath }) => relativePath);
      expect(paths.includes('Media/PhotoData/cpl_enabled_marker')).toBe(key !== 'archived');
      const levels = new Set(itemsOf(key).map(({ availability }) => availability));
      expect(levels.size).toBe(key === 'archived' ? 1 : 4);
    }
    const fetched = itemsOf('latest').filter(({ path }) => path.includes('/CPLAssets/group'));
    expect(fetched.length).toBe(7);
  });
});

test('is not made in a folder with something in it, which is left alone', async () => {
  const taken = await mkdtemp(join(folder, 'taken-'));
  await writeFile(join(taken, 'letter.txt'), 'mine');
  await expect(makePractice(taken)).rejects.toThrow(/not empty/);
  expect(await readdir(taken)).toEqual(['letter.txt']);
});
