import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { HEIC } from '../backup/extract/heic.ts';
import { makeBackup } from '../backup/hand-made.ts';
import { withEndlessFile, withoutFile } from './damage.ts';
import { fullDisk } from './disk.ts';
import { json, run } from './inside.ts';
import { run as runProcess, start, temporaryFolder } from './program.ts';
import { beingWritten, filesIn, isPartial, photosIn, sha256 } from './tree.ts';

const { backups, items, password } = inject('practice');

interface Written {
  id: string;
  role: string;
  source: string;
  path: string;
  bytes: number;
  sha256: string;
  check: string;
}

interface Extracted {
  v: number;
  wrote: Written[];
  unchanged: Written[];
  failed: { id: string; source: string | null; code: string; message: string }[];
  bytes: number;
  seconds: number;
}

type BackupName = keyof typeof backups;

const env = { BACKROLL_PASSWORD: password };
const MAY = ['--taken', '2026-05-01..2026-05-03'];
const inMay = ({ takenAt }: { takenAt: string }) => /^2026-05-0[1-3]/.test(takenAt);
const itemsOf = (backup: BackupName) => items.filter((item) => item.backup === backup);

/** A photo with an original, and where that lies in the backup. */
function anOriginal(backup: BackupName) {
  const found = itemsOf(backup).find((item) => item.kind === 'photo' && inMay(item));
  const original = found?.files.find(({ role }) => role === 'original');
  if (!found || !original) throw new Error(`no such photo in the ${backup} backup`);
  return { ...found, original };
}

test.concurrent.each(['archived', 'latest', 'encrypted'] as const)(
  'everything of the %s backup that it has, bit for bit; a second run writes nothing',
  async (name) => {
    const to = join(temporaryFolder(), 'new', 'photos');
    const args = ['extract', backups[name], '--to', to, '--kind', 'photo'];
    const photos = itemsOf(name).filter(({ kind }) => kind === 'photo');
    const withNothing = photos.filter(({ availability }) => availability === 'none');
    const first = await run([...args, '--json'], { env });
    const document: Extracted = JSON.parse(first.stdout);
    expect({ code: first.code, stderr: first.stderr }).toEqual({
      code: withNothing.length > 0 ? 3 : 0,
      stderr: '',
    });
    expect(Object.keys(document)).toEqual([
      'v',
      'wrote',
      'unchanged',
      'failed',
      'bytes',
      'seconds',
    ]);
    expect(document.failed.map(({ id }) => id).sort()).toEqual(
      withNothing.map(({ id }) => id).sort(),
    );
    expect(document.unchanged).toEqual([]);

    const known = new Map(
      photos.flatMap(({ id, files }) => files.map((file) => [`${id} ${file.path}`, file])),
    );
    for (const file of document.wrote) {
      expect(Object.keys(file)).toEqual([
        'id',
        'role',
        'source',
        'path',
        'bytes',
        'sha256',
        'check',
      ]);
      expect(known.get(`${file.id} ${file.source}`)).toEqual({
        role: file.role,
        path: file.source,
        sha256: file.sha256,
        bytes: file.bytes,
      });
      expect(sha256(file.path)).toBe(file.sha256);
    }
    const originals = photos.filter(({ availability }) => availability === 'original');
    const proved = document.wrote.filter(
      ({ role, check }) => role === 'original' && check === 'fingerprint',
    );
    expect(document.wrote.filter(({ role }) => role === 'original')).toHaveLength(originals.length);
    expect(proved).toHaveLength(originals.filter(({ fingerprint }) => fingerprint !== null).length);
    expect(photosIn(to)).toEqual(document.wrote.map(({ path }) => path).sort());
    expect(document.bytes).toBe(document.wrote.reduce((sum, { bytes }) => sum + bytes, 0));

    const second = await json<Extracted>(args, { env });
    expect(second).toMatchObject({ wrote: [], bytes: 0, unchanged: document.wrote });
    expect(photosIn(to)).toEqual(document.wrote.map(({ path }) => path).sort());
  },
);

test.concurrent('by date or flat; the original, the edited render, or both', async () => {
  const edited = itemsOf('archived').find(({ files }) =>
    files.some(({ role }) => role === 'edited'),
  );
  const extract = (...more: string[]) =>
    json<Extracted>([
      'extract',
      backups.archived,
      '--id',
      edited?.id ?? '',
      '--to',
      join(temporaryFolder(), 'to'),
      ...more,
    ]);
  const [all, original, render, flat] = await Promise.all([
    extract(),
    extract('--include', 'original'),
    extract('--include', 'edited'),
    extract('--layout', 'flat'),
  ]);
  const roles = ({ wrote }: Extracted) => wrote.map(({ role }) => role);
  expect(roles(original)).not.toContain('edited');
  expect(roles(render)).toEqual(['edited']);
  expect(roles(all)).toEqual([...roles(original), 'edited']);
  expect(all.wrote[0]?.path).toMatch(/\/to\/2026\/\d\d\/IMG_/);
  expect(flat.wrote[0]?.path).toMatch(/\/to\/IMG_/);
});

test.concurrent('a file in the way is kept', async () => {
  const { id, name } = anOriginal('archived');
  const to = temporaryFolder();
  writeFileSync(join(to, name), 'mine');
  const { wrote } = await json<Extracted>([
    'extract',
    backups.archived,
    '--id',
    id,
    '--to',
    to,
    '--layout',
    'flat',
  ]);
  expect(sha256(wrote[0]?.path ?? '')).toBe(wrote[0]?.sha256);
  expect(photosIn(to)).toEqual([wrote[0]?.path, join(to, name)].sort());
});

test.concurrent('--dry-run tells the same and writes nothing', async () => {
  const folder = temporaryFolder();
  const args = ['extract', backups.archived, ...MAY, '--to', join(folder, 'to')];
  const dry = await json<Extracted>([...args, '--dry-run']);
  expect(filesIn(folder)).toEqual([]);
  expect(existsSync(join(folder, 'to'))).toBe(false);
  const real = await json<Extracted>(args);
  expect(dry.wrote).toEqual(real.wrote);
  expect(real.wrote.length).toBeGreaterThan(0);
});

test.concurrent('--jpeg: a JPEG beside each HEIC; one that cannot be decoded is listed', async () => {
  const folder = join(temporaryFolder(), 'backup');
  const heic = (name: string, data: Buffer) => ({ path: `Media/DCIM/100APPLE/${name}`, data });
  const broken = HEIC.subarray(0, HEIC.length - 350);
  const files = [heic('IMG_0001.HEIC', HEIC), heic('IMG_0002.HEIC', broken)];
  await makeBackup(folder, { files });
  const to = temporaryFolder();
  const args = ['extract', folder, '--to', to, '--layout', 'flat', '--jpeg'];
  const { code, stdout } = await run([...args, '--json']);
  const { wrote, failed }: Extracted = JSON.parse(stdout);
  expect(code).toBe(3);
  expect(wrote.map(({ role }) => role).sort()).toEqual(['jpeg', 'original', 'original']);
  expect(wrote.find(({ role }) => role === 'jpeg')).toMatchObject({
    source: 'Media/DCIM/100APPLE/IMG_0001.HEIC',
    path: join(to, 'IMG_0001.jpg'),
    sha256: sha256(join(to, 'IMG_0001.jpg')),
    check: 'unconfirmed',
  });
  expect(failed).toMatchObject([{ source: 'Media/DCIM/100APPLE/IMG_0002.HEIC' }]);
  const again = await run(args);
  expect(again).toMatchObject({ code: 3, stdout: '' });
  expect(again.stderr).toContain('IMG_0002.HEIC: This HEIC could not be decoded');
});

test.concurrent('a list of checksums stands beside the photos, and is named', async () => {
  const to = temporaryFolder();
  const { stdout, stderr } = await run(['extract', backups.archived, ...MAY, '--to', to]);
  const list = join(to, 'SHA256SUMS.txt');
  expect(stderr).toContain(`Checksums: ${list}\n`);
  const lines = readFileSync(list, 'utf8').trimEnd().split('\n');
  expect(lines).toEqual(
    photosIn(to).map((path) => `${sha256(path)}  ${path.slice(to.length + 1)}`),
  );
  expect(lines).toHaveLength(stdout.trimEnd().split('\n').length);
});

test.concurrent('one file gone from the backup: 3, that one listed, the others written', async () => {
  const { id, original } = anOriginal('archived');
  const copy = withoutFile(backups.archived, original.path);
  const to = temporaryFolder();
  const { code, stdout, stderr } = await run(['extract', copy, ...MAY, '--to', to]);
  expect(code).toBe(3);
  expect(stderr).toContain(original.path);
  expect(stdout.trimEnd().split('\n')).toHaveLength(photosIn(to).length);
  const again = await run(['extract', copy, ...MAY, '--to', to, '--json']);
  const { failed, wrote, unchanged }: Extracted = JSON.parse(again.stdout);
  expect(again.code).toBe(3);
  expect(wrote).toEqual([]);
  expect(failed).toEqual([
    { id, source: original.path, code: 'file-missing', message: expect.stringMatching(/\w/) },
  ]);
  expect(unchanged.map((file) => file.source)).not.toContain(original.path);
  expect(unchanged.length).toBeGreaterThan(10);
});

test.concurrent('a target that is a file, inside the backup, or a link into it: 73, and nothing is changed', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'file');
  writeFileSync(file, 'mine');
  const link = join(temporaryFolder(), 'link');
  symlinkSync(backups.archived, link);
  const targets = [
    file,
    join(file, 'below'),
    join(backups.archived, 'photos'),
    join(link, 'photos'),
  ];
  const outcomes = await Promise.all(
    targets.map((to) => run(['extract', backups.archived, ...MAY, '--to', to, '--json'])),
  );
  expect(outcomes).toMatchObject(
    targets.map(() => ({ code: 73, stdout: '', stderr: expect.stringContaining('untouched') })),
  );
  expect(filesIn(folder)).toEqual([file]);
});

test.concurrent('a full disk: 73, what was written stays, and no half file has a final name', async ({
  skip,
}) => {
  const disk = fullDisk('64k');
  if (disk === null) skip('a small disk cannot be mounted here');
  const { code, stdout, stderr } = await run([
    'extract',
    backups.archived,
    '--to',
    disk ?? '',
    '--json',
  ]);
  expect({ code, stdout }).toEqual({ code: 73, stdout: '' });
  expect(stderr).toMatch(/full|room|space/i);
  const known = new Set(
    itemsOf('archived').flatMap(({ files }) => files.map((file) => file.sha256)),
  );
  const whole = photosIn(disk ?? '').filter((path) => !isPartial(path));
  expect(whole.length).toBeGreaterThan(0);
  for (const path of whole) expect(known).toContain(sha256(path));
});

test.concurrent.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s while a file is written: nothing half under a final name', async (signal, code) => {
  const { id, original } = anOriginal('archived');
  const copy = withEndlessFile(backups.archived, original.path);
  const to = temporaryFolder();
  const writing = beingWritten(to);
  const program = start(['extract', copy, '--id', id, '--to', to, '--layout', 'flat']);
  await Promise.race([writing, program.outcome]);
  program.kill(signal);
  const outcome = await program.outcome;
  expect(outcome).toMatchObject({ code, stdout: '' });
  expect(outcome.stderr).not.toMatch(/\n\s+at /);
  expect(filesIn(to)).toEqual([]);
});

test.concurrent('a reader that leaves early leaves no trace', async () => {
  const args = [
    'extract',
    backups.archived,
    '--dry-run',
    '--to',
    '/nowhere',
    '--quiet',
    '--include',
    'original',
  ];
  const { code, stderr } = await runProcess([...args, ...MAY], { closesStdout: true });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
