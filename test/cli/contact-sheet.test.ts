/** The page that shows what was recovered, written by the program. */
import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { parse } from '../pages/sheet/parse.ts';
import { withoutFile } from './damage.ts';
import { fullDisk } from './disk.ts';
import { json, run } from './inside.ts';
import { CHECKOUT, temporaryFolder } from './program.ts';
import { filesIn, photosIn, sha256 } from './tree.ts';

const { root, backups, items, password } = inject('practice');

const env = { BACKROLL_PASSWORD: password };
const MAY = ['--taken', '2026-05-01..2026-05-03'];
const extract = (backup: string, to: string, ...more: string[]) =>
  run(['extract', backup, '--to', to, '--sheet', ...more], { env });

function sheetIn(to: string, name = 'contact-sheet.html') {
  const page = readFileSync(join(to, name), 'utf8');
  const { tags, texts } = parse(page);
  const links = tags.flatMap(({ name, attributes: { href = '' } }) =>
    name === 'a' && href.startsWith('./') ? [join(to, decodeURIComponent(href))] : [],
  );
  const pictures = tags.flatMap(({ name, attributes: { src = '' } }) =>
    name === 'img' ? [Buffer.from(src.replace('data:image/jpeg;base64,', ''), 'base64')] : [],
  );
  return { page, tags, text: texts.join(' '), links, pictures };
}

test.concurrent.each(['archived', 'encrypted'] as const)(
  'all that was written out of the %s backup is on it, with its picture and a link',
  async (name) => {
    const to = join(temporaryFolder(), 'to');
    const { stderr } = await extract(backups[name], to);
    expect(stderr).toContain(`Contact sheet: ${join(to, 'contact-sheet.html')}\n`);
    const { tags, text, links, pictures } = sheetIn(to);
    expect(links.sort()).toEqual(photosIn(to));
    const cards = tags.filter(({ attributes }) => attributes.class === 'card');
    const held = items.filter((one) => one.backup === name && one.availability !== 'none');
    expect(cards.length).toBeGreaterThanOrEqual(held.length);
    const photos = held.filter(({ kind }) => kind === 'photo');
    const hidden = held.filter((one) => one.hidden);
    expect(pictures.length).toBeGreaterThanOrEqual(photos.length - hidden.length);
    expect(cards.length - pictures.length).toBeGreaterThanOrEqual(hidden.length);
    expect(text.match(/ Hidden /g)?.length ?? 0).toBe(hidden.length);
    for (const picture of pictures) {
      expect(picture.subarray(0, 3).toString('hex')).toBe('ffd8ff');
      expect(picture.length).toBeLessThan(100_000);
      // Nothing of the photo but its look: no place, no time, no camera.
      expect(picture.includes('Exif')).toBe(false);
    }
    expect(text).toMatch(/From the backup of “[^”]+”, made on \d+ \w+ 20\d\d at/);
    const exact = /(\d+) proved exact/.exec(text)?.[1];
    expect(text.match(/· proved exact/g)).toHaveLength(Number(exact));
    const days = tags.filter(({ name }) => name === 'h2').length;
    expect(days).toBeGreaterThan(2);
  },
);

test.concurrent('a second run writes the page again, with all of it', async () => {
  const to = join(temporaryFolder(), 'to');
  await extract(backups.archived, to, ...MAY, '--limit', '3');
  const files = filesIn(to);
  const first = sheetIn(to);
  const { stderr } = await extract(backups.archived, to, ...MAY, '--limit', '3');
  expect(stderr).toContain('Wrote 0 files');
  expect(sheetIn(to).page).toBe(first.page);
  expect(filesIn(to)).toEqual(files);
});

test.concurrent('a page of other photos, a file and a link of that name stay as they are', async () => {
  const to = temporaryFolder();
  const mine = join(to, 'contact-sheet.html');
  writeFileSync(mine, '<meta name="generator" content="backroll contact sheet">mine');
  const elsewhere = join(temporaryFolder(), 'elsewhere.html');
  symlinkSync(elsewhere, join(to, 'contact-sheet-2.html'));
  await extract(backups.archived, to, ...MAY, '--limit', '2');
  await extract(backups.archived, to, '--taken', '2026-06', '--limit', '2');
  const names = filesIn(to).map((path) => basename(path));
  expect(names.filter((name) => name.endsWith('.html')).sort()).toEqual([
    'contact-sheet-2.html',
    'contact-sheet-3.html',
    'contact-sheet-4.html',
    'contact-sheet.html',
  ]);
  expect(readFileSync(mine, 'utf8')).toMatch(/mine$/);
  expect(existsSync(elsewhere)).toBe(false);
  const [may, june] = [3, 4].map((n) => sheetIn(to, `contact-sheet-${n}.html`).text);
  expect(may).toContain('May 2026');
  expect(june).not.toContain('May 2026');
});

test.concurrent('what could not be written is on it, with the reason', async () => {
  const lost = items.find(
    ({ backup, kind, availability, takenAt }) =>
      backup === 'archived' &&
      kind === 'photo' &&
      availability === 'original' &&
      takenAt.startsWith('2026-05-01'),
  );
  const original = lost?.files.find(({ role }) => role === 'original');
  const copy = withoutFile(backups.archived, original?.path ?? '');
  const to = temporaryFolder();
  const none = await extract(copy, to, '--id', 'no-such-photo');
  expect(none.stderr).toContain('No contact sheet was written');
  expect(filesIn(to)).toEqual([]);
  const { code } = await extract(copy, to, ...MAY, '--include', 'original');
  expect(code).toBe(3);
  const { text } = sheetIn(to);
  expect(text).toContain(basename(lost?.name ?? '', '.JPG'));
  expect(text).toMatch(
    /The backup lists the original, but does not hold it\.|holds no picture of it/,
  );
});

test.concurrent('nothing new in the document, nothing at all for a dry run', async () => {
  const to = join(temporaryFolder(), 'to');
  const args = ['extract', backups.archived, '--to', to, ...MAY, '--limit', '3', '--sheet'];
  const dry = await run([...args, '--dry-run']);
  expect(dry).toMatchObject({ code: 0 });
  expect(existsSync(to)).toBe(false);
  const document = await json<{ wrote: { path: string }[] }>(args);
  expect(Object.keys(document)).toEqual(['v', 'wrote', 'unchanged', 'failed', 'bytes', 'seconds']);
  expect(document.wrote.map(({ path }) => path).sort()).toEqual(photosIn(to));
  expect(existsSync(join(to, 'contact-sheet.html'))).toBe(true);
  const { stdout, stderr } = await run([...args, '--quiet']);
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' });
});

test.concurrent('no room for the page: 73, the photos are whole, and no half page is left', async ({
  skip,
}) => {
  const one = items.find(({ backup, name }) => backup === 'archived' && name === 'IMG_0001.JPG');
  const [file] = one?.files ?? [];
  const pages = Math.ceil((file?.bytes ?? 0) / 4096);
  // The photo, the list of checksums, and one block more.
  const to = fullDisk(`${(pages + 2) * 4}k`);
  if (to === null) skip('a small disk cannot be mounted here');
  const { code, stdout, stderr } = await extract(
    backups.archived,
    to ?? '',
    ...['--id', one?.id ?? '', '--layout', 'flat'],
  );
  expect(code).toBe(73);
  expect(stdout).toContain('IMG_0001.JPG  proved exact');
  expect(stderr).toContain('The photos are written, but not the contact sheet: The disk is full.');
  expect(filesIn(to ?? '').map((path) => basename(path))).toEqual([
    'IMG_0001.JPG',
    'SHA256SUMS.txt',
  ]);
  expect(sha256(join(to ?? '', 'IMG_0001.JPG'))).toBe(file?.sha256);
});

test.concurrent('the wizard writes it, too, and says so', async () => {
  const to = join(temporaryFolder(), 'photos');
  const answers = join(CHECKOUT, 'examples', 'practice-phone.yaml');
  const { code, stdout } = await run(['--root', root, '--to', to, '--answers', answers]);
  expect(code).toBe(0);
  expect(stdout).toContain('proved exact, with contact-sheet.html, in ');
  expect(stdout).toContain('Open contact-sheet.html there to see them all.');
  const { links, pictures } = sheetIn(to);
  expect(links.sort()).toEqual(photosIn(to));
  expect(pictures.length).toBeGreaterThan(0);
  expect(statSync(join(to, 'contact-sheet.html')).mode).toBe(
    statSync(join(to, 'SHA256SUMS.txt')).mode,
  );
});
