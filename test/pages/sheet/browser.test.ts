/** The page in a real browser, opened from the disk. Where there is none on this machine, these are skipped. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { encode } from 'jpeg-js';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SheetLine } from '../../../src/pages/sheet/contents.ts';
import { fileLink } from '../../../src/pages/sheet/file-link.ts';
import { card, file, HOSTILE, sheet, written } from './sheets.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const folder = mkdtempSync(join(tmpdir(), 'backroll-test-'));
const address = pathToFileURL(join(folder, 'contact-sheet.html')).href;
const [width, height] = [32, 24];
const JPEG = encode({ width, height, data: Buffer.alloc(width * height * 4, 120) }, 80).data;
const TONES = ['plain', 'good', 'warn', 'bad'] as const;
const said = (text: string): SheetLine[] => TONES.map((tone) => ({ text, tone }));
let browser: Browser;

beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  const photo = join(folder, '2026', 'Meer #1 100% "süß".jpg');
  mkdirSync(join(folder, '2026'));
  writeFileSync(photo, JPEG);
  const all = said('Original · 2.1 MB').map((detail) =>
    file({ href: fileLink(folder, photo), detail }),
  );
  const cards = [
    card('IMG_0001.JPG', { files: all, notes: said('A note.') }),
    ...HOSTILE.map((name) => card(name, { about: name, kind: name, files: [file({ name })] })),
    ...Array.from({ length: 40 }, (_, n) => card(`IMG_1${n}.JPG`)),
  ];
  const loss = { name: 'IMG_0007.HEIC', about: 'no date', why: 'The file is gone.' };
  const page = sheet(cards, { lead: said('A line.'), losses: [loss] });
  const withPicture = async (id: string) => (id.startsWith('IMG') ? JPEG : null);
  writeFileSync(join(folder, 'contact-sheet.html'), await written(page, withPicture));
  browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page without a network. `seen` is told whatever it asks for or complains about. */
async function opened(options: {
  width?: number;
  colorScheme?: 'light' | 'dark';
}): Promise<{ page: Page; seen: string[] }> {
  const { width = 1200, colorScheme = 'light' } = options;
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme,
    offline: true,
  });
  const seen: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) seen.push(request.url());
  });
  page.on('console', (message) => seen.push(message.text()));
  page.on('pageerror', (error) => seen.push(error.message));
  page.on('dialog', (dialog) => seen.push(dialog.message()));
  await page.goto(address);
  return { page, seen };
}

/** Runs in the page: what is written with too little contrast, with how much it has. */
const FAINT = `(() => {
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = numbers(color).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    return numbers(color)[3] === 0 ? ground(element.parentElement) : color;
  };
  const written = [...document.body.querySelectorAll('*')].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''));
  return written.flatMap((element) => {
    const [high, low] = [light(getComputedStyle(element).color), light(ground(element))].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    return ratio < 4.5 ? [element.className + ' ' + element.textContent.slice(0, 20) + ' ' + ratio] : [];
  }).concat(written.length < 50 ? ['hardly anything is written'] : []);
})()`;

describe.skipIf(CHROMIUM === undefined)('in Chromium', () => {
  test('it asks for nothing but itself, shows every picture, and runs nothing', async () => {
    const { page, seen } = await opened({});
    const pictures = await page.evaluate(
      'Promise.all([...document.images].map((one) => one.decode().then(() => one.naturalWidth)))',
    );
    expect(pictures).toEqual(Array(41).fill(width));
    expect(seen).toEqual([address]);
    expect(await page.locator('h1').allTextContents()).toEqual(['Recovered photos']);
    expect(await page.locator('.card').count()).toBe(HOSTILE.length + 41);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('everything can be read in %s', async (colorScheme) => {
    const { page } = await opened({ colorScheme });
    expect(await page.evaluate(FAINT)).toEqual([]);
    const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(ground).toMatch(colorScheme === 'dark' ? /rgb\(\d\d, / : /rgb\(2\d\d, /);
    await page.close();
  });

  test.each([320, 640, 1600])('nothing runs out of a window of %i', async (width) => {
    const { page } = await opened({ width });
    // What lies below is laid out only once it is near.
    await page.addStyleTag({ content: '.card { content-visibility: visible !important }' });
    const widest = await page.evaluate('document.documentElement.scrollWidth');
    expect(widest).toBe(width);
    await page.close();
  });

  test('it is walked through with the keyboard, and says where it is', async () => {
    const { page } = await opened({});
    const focused = () =>
      page.evaluate<{ text: string; href: string; outline: string; x: number }>(`(() => {
        const at = document.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(at);
        return {
          text: at.textContent,
          href: at.getAttribute('href'),
          outline: outlineStyle + ' ' + outlineWidth,
          x: at.getBoundingClientRect().x,
        };
      })()`);
    await page.keyboard.press('Tab');
    const skip = await focused();
    expect(skip).toMatchObject({
      text: 'Skip to the photos',
      href: '#photos',
      outline: 'solid 3px',
    });
    expect(skip.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused()).toMatchObject({
      text: 'IMG_0042.HEIC',
      href: './2026/Meer%20%231%20100%25%20%22s%C3%BC%C3%9F%22.jpg',
      outline: 'solid 3px',
    });
    await page.keyboard.press('Enter');
    await page.waitForURL(/\.jpg$/);
    expect(await page.evaluate('document.images[0].naturalWidth')).toBe(width);
    await page.close();
  });

  test('a reader is told of every picture, day and list', async () => {
    const { page } = await opened({});
    const told = await page.locator('body').ariaSnapshot();
    expect(told).toContain('heading "Recovered photos" [level=1]');
    expect(told).toContain('heading "Sunday, 3 May 2026" [level=2]');
    expect(told).toContain('heading "Not saved" [level=2]');
    expect(told.match(/- img "Photo IMG_\d+\.JPG, 3 May 2026 at 14:03"/g)).toHaveLength(41);
    expect(told).not.toMatch(/- img$/m);
    expect(told.match(/^ *- '?figure/gm)).toHaveLength(HOSTILE.length + 41);
    await page.close();
  });

  test('it prints on paper, pictures and all, without cutting a card', async () => {
    const { page } = await opened({ colorScheme: 'dark' });
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
    expect(pdf.match(/\/Subtype \/Image/g)?.length).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(FAINT)).toEqual([]);
    const styles = await page.evaluate(`(() => {
      const { breakInside, contentVisibility } = getComputedStyle([...document.querySelectorAll('.card')].at(-1));
      return [breakInside, contentVisibility, getComputedStyle(document.body).backgroundColor];
    })()`);
    expect(styles).toEqual(['avoid', 'visible', 'rgb(255, 255, 255)']);
    await page.close();
  });
});
