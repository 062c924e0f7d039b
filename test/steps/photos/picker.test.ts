/** The photo list as a person uses it: keys in, the screen out. */
import { expect, test } from 'vitest';
import type { WizardDriver } from '../../../src/steps/screen.ts';
import { WizardOnTerminal } from '../harness.ts';
import { option, photo, photos } from '../screens.ts';

const down = '\u001b[B';
const up = '\u001b[A';
const end = '\u001b[F';
const backspace = '\u007f';
const esc = '\u001b';

test('photos stand under their days, the newest first, with the number of each day', async () => {
  const wizard = new WizardOnTerminal(photos);
  await wizard.sees('  Day 2026-05-28 · 10\n❯ [ ] 14:03 original  2.1 MB    IMG_0000.HEIC');
  wizard.type(`${down.repeat(15)}`);
  await wizard.sees('16 of 240');
  expect(wizard.text()).toMatch(/Day 2026-05-27 · 10\n/);
  // The day of the rows on top stays in view.
  wizard.type(`${down.repeat(4)}`);
  await wizard.sees('20 of 240');
  expect(wizard.text()).toMatch(/ {2}Day 2026-05-2[78] · 10\n.*IMG_00(1|0)/);
  await wizard.close();
});

test('pages, ends, and all of what a find shows', async () => {
  const wizard = new WizardOnTerminal(photos);
  await wizard.sees('1 of 240 · 0 ticked');
  wizard.type(end);
  await wizard.sees('240 of 240');
  wizard.type('\u001b[H\u001b[6~');
  await wizard.until(() => /\n {2}[1-9]\d? of 240/.test(wizard.text()), 'a page further');
  wizard.type('/IMG_002\r');
  await wizard.sees('10 of 240 match · 0 ticked');
  wizard.type('a');
  await wizard.sees('10 ticked');
  wizard.type('a');
  await wizard.sees('0 ticked');
  wizard.type('a\r');
  const [answer] = await wizard.hears(1);
  expect(answer).toEqual(Array.from({ length: 10 }, (_, index) => `p${20 + index}`));
  await wizard.close();
});

test('one, a day, a range: what is ticked is counted and weighed', async () => {
  const wizard = new WizardOnTerminal(photos);
  wizard.type(' ');
  await wizard.sees('1 ticked, 2.1 MB');
  wizard.type('d');
  await wizard.sees('10 ticked, 8.6 MB');
  await wizard.sees('Day 2026-05-28 · 10, 10 ticked');
  wizard.type('d');
  await wizard.sees('0 ticked');
  wizard.type(`r${down}${down}`);
  await wizard.sees('a range of 3');
  await wizard.sees('Space tick the range');
  wizard.type(' ');
  await wizard.sees('3 ticked, 2.2 MB');
  // A range that is given up ticks nothing and does not leave the step.
  wizard.type(`r${down}${esc}`);
  await wizard.sees('a range of 2');
  await wizard.seesNo('a range of 2');
  await wizard.sees('4 of 240 · 3 ticked');
  wizard.type('\r');
  expect(await wizard.hears(1)).toEqual([['p0', 'p1', 'p2']]);
  await wizard.close();
});

test('a range upwards, over what a find shows, ticks only that', async () => {
  const wizard = new WizardOnTerminal(photos);
  wizard.type(`/0.heic\r${down.repeat(3)}r${up}${up} \r`);
  expect(await wizard.hears(1)).toEqual([['p10', 'p20', 'p30']]);
  await wizard.close();
});

test('with nothing found, Enter keeps the find open, and Backspace takes letters away', async () => {
  const wizard = new WizardOnTerminal(photos);
  wizard.type(' /img_0zz\rz');
  await wizard.sees('Find: img_0zzz_   0 of 240 match');
  expect(wizard.text()).toContain('Nothing matches.');
  expect(wizard.text()).not.toMatch(/Enter|move/);
  wizard.type(`${backspace.repeat(3)}\r`);
  await wizard.sees('Find: img_0   240 of 240 match · 1 ticked, 2.1 MB');
  wizard.type(backspace);
  await wizard.sees('Find: img_0   240 of 240');
  await wizard.close();
});

test.each([
  ['words in any order and case', '14:03 IMG_012', '10 of 240'],
  ['a day', '2026-05-27', '10 of 240'],
])('a find takes %s', async (_, typed, found) => {
  const wizard = new WizardOnTerminal(photos);
  wizard.type(`/${typed}`);
  await wizard.sees(`Find: ${typed}_   ${found} match`);
  await wizard.close();
});

test('facets narrow the list, are named while they do, and Escape ends that before it goes back', async () => {
  const wizard = new WizardOnTerminal(mixed());
  wizard.type('f');
  await wizard.sees('[ ] Was in Recently Deleted (3)');
  // What every photo has, or none, is not offered.
  expect(wizard.text()).not.toContain('Live Photos');
  wizard.type(`${down} `);
  await wizard.sees('[✓] Was in Recently Deleted (3)');
  await wizard.sees('3 of 12 match');
  wizard.type('\r');
  await wizard.sees('Only: Was in Recently Deleted   3 of 12 match');
  // First what fits, then all; but only of what is shown.
  wizard.type('aa');
  await wizard.sees('3 ticked');
  wizard.type(esc);
  await wizard.sees('1 of 12 · 3 ticked');
  expect(wizard.driver.told).toEqual([]);
  wizard.type(esc);
  expect(await wizard.hears(1)).toEqual(['(back)']);
  await wizard.close();
});

/** Twelve photos: the first six fit; of all, three were deleted and two are gone from a newer backup. */
function mixed() {
  const rows = [
    photo(0, { fits: true, trashed: true }),
    photo(1, { fits: true, missing: true }),
    ...[2, 3, 4, 5].map((index) => photo(index)),
    photo(6, { fits: false, trashed: true }),
    photo(7, { fits: false, trashed: true, missing: true }),
    ...[8, 9, 10, 11].map((index) => photo(index, { fits: false, kind: 'video' })),
  ];
  return { ...photos, rows };
}

test('what fits and was deleted comes first, under titles of its own', async () => {
  const wizard = new WizardOnTerminal(mixed(), { columns: 80, rows: 40 });
  await wizard.sees('Fits what you said, and was deleted:\n  Day 2026-05-28 · 2\n❯ [ ]');
  const text = wizard.text();
  const titles = ['Fits what you said:', 'Deleted, and from another time:', 'The others in this'];
  const at = titles.map((title) => text.indexOf(title));
  expect(at.every((place) => place > 0)).toBe(true);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  wizard.type('a');
  await wizard.sees('6 ticked');
  wizard.type('a');
  await wizard.sees('12 ticked');
  await wizard.close();
});

test.each([
  ['Tab', '\t'],
  ['Down at the end', `${down}${down}`],
])('%s leaves the find for the other answers, and letters are commands there', async (_, key) => {
  const wizard = new WizardOnTerminal(photos);
  wizard.type(`/img_0230${key}`);
  await wizard.sees('❯ None of these');
  wizard.type('b');
  expect(await wizard.hears(1)).toEqual(['(back)']);
  await wizard.close();
});

test('an empty list leaves the other answers', async () => {
  const wizard = new WizardOnTerminal({ ...photos, rows: [] });
  await wizard.sees('There is nothing to list here.');
  wizard.type('\r');
  expect(await wizard.hears(1)).toEqual(['none']);
  await wizard.close();
});

test('Enter with nothing ticked asks and does not guess', async () => {
  const wizard = new WizardOnTerminal(photos);
  wizard.type('\r');
  await wizard.sees('Nothing is ticked yet.');
  expect(wizard.driver.told).toEqual([]);
  await wizard.close();
});

test('earlier answers are ticked, the first under the pointer', async () => {
  const wizard = new WizardOnTerminal({ ...photos, previous: ['p7', 'p3'] });
  await wizard.sees('4 of 240 · 2 ticked');
  expect(wizard.text()).toContain('❯ [✓] 14:03 original  2.1 MB    IMG_0003.HEIC');
  await wizard.close();
});

test('fifty thousand photos move a line within a blink', async () => {
  const rows = Array.from({ length: 50_000 }, (_, index) => photo(index));
  const wizard = new WizardOnTerminal({ ...photos, rows, extra: [option('none', 'None')] });
  await wizard.sees('1 of 50000');
  wizard.type(`${down.repeat(40)} \r`);
  expect(await wizard.hears(1)).toEqual([['p40']]);
  await wizard.close();
});

test.each([
  [40, 12],
  [30, 8],
])('at %i x %i the pointer and what is looked for stay in view', async (columns, rows) => {
  const wizard = new WizardOnTerminal(photos, { columns, rows });
  await wizard.sees('❯ [ ] 14:03');
  wizard.type('/14:03 a long text to be looked for');
  await wizard.until(() => /Find: 1.*….* 0 of 240/.test(wizard.text()), 'nothing found');
  expect(wizard.text()).toContain('Esc clear');
  await wizard.close();
});

/** Ten dots in a row, all red: small enough for any window. */
const red = { width: 10, height: 2, data: new Uint8Array(60).map((_, at) => (at % 3 ? 0 : 200)) };
const withColours = { LANG: 'C.UTF-8', COLORTERM: 'truecolor', TERM: 'xterm-256color' };

/** A source that writes down what it was asked for, and answers when it is told to. */
function source() {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const picture: WizardDriver['picture'] = (id, _box, signal) => {
    asked.push(id);
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(null));
      waiting.push(() => resolve(red));
    });
  };
  return { asked, picture, answer: () => waiting.shift()?.() };
}

test('the picture of the photo under the pointer comes beside the list, and no key waits for it', async () => {
  const { asked, picture, answer } = source();
  const wizard = new WizardOnTerminal(photos, { columns: 80, rows: 24 }, withColours);
  wizard.driver.pictures = picture;
  await wizard.until(() => asked.length === 1, 'the first picture is asked for');
  expect(wizard.text()).not.toContain('▀');
  // Not answered: the pointer moves on all the same, and what it only ran past is never asked for.
  wizard.type(down.repeat(20));
  await wizard.sees('21 of 240');
  await wizard.until(() => asked.length === 2, 'the picture where it came to rest');
  expect(asked).toEqual(['p0', 'p20']);
  answer();
  answer();
  await wizard.sees('▀'.repeat(10));
  expect(wizard.colours('▀▀▀▀▀▀▀▀▀▀')).toEqual({ front: 0xc80000, back: 0xc80000 });
  // Its neighbours are looked ahead for.
  await wizard.until(() => asked.length === 3, 'the next one is looked ahead for');
  expect(asked.at(-1)).toBe('p21');
  await wizard.close();
});

test('without colours, or in a small window, no picture is asked for', async () => {
  for (const [size, env] of [
    [
      { columns: 80, rows: 24 },
      { LANG: 'C.UTF-8', NO_COLOR: '1' },
    ],
    [{ columns: 60, rows: 14 }, withColours],
  ] as const) {
    const { asked, picture } = source();
    const wizard = new WizardOnTerminal(photos, size, env);
    wizard.driver.pictures = picture;
    wizard.type(down.repeat(3));
    await wizard.sees('4 of 240');
    wizard.type('/img_0200');
    await wizard.sees('1 of 240 match');
    expect(asked).toEqual([]);
    await wizard.close();
  }
});

test('what its owner hid is not shown unasked, only when it is looked at on purpose', async () => {
  const rows = [photo(0, { hidden: true }), photo(1, { hidden: true }), photo(2)];
  const { asked, picture } = source();
  const wizard = new WizardOnTerminal({ ...photos, rows }, { columns: 80, rows: 24 }, withColours);
  wizard.otherScreen = true;
  wizard.driver.pictures = picture;
  wizard.type(down);
  await wizard.until(() => asked.length > 0, 'the next picture is looked ahead for');
  expect(asked).toEqual(['p2']);
  wizard.type('v');
  await wizard.until(() => asked.includes('p1'), 'the hidden one is asked for');
  wizard.type('q');
  await wizard.sees('2 of 3');
  await wizard.close();
});

test('v shows a photo large, arrows its neighbours, and the pointer follows', async () => {
  const wizard = new WizardOnTerminal(photos, { columns: 80, rows: 24 }, withColours);
  wizard.otherScreen = true;
  wizard.driver.pictures = async () => red;
  await wizard.sees('1 of 240');
  wizard.type('v');
  await wizard.sees('1 of 240 · IMG_0000.HEIC');
  await wizard.sees('▀');
  wizard.type(down);
  await wizard.sees('2 of 240 · IMG_0001.HEIC');
  wizard.type('\u001b[C');
  await wizard.sees('3 of 240 · IMG_0002.HEIC');
  wizard.type('\r');
  await wizard.sees('❯ [ ] 14:03 thumbnail IMG_0002.HEIC');
  wizard.type(' \r');
  expect(await wizard.hears(1)).toEqual([['p2']]);
  await wizard.close();
});

test('Ctrl-C while a photo is shown large stops as anywhere else', async () => {
  const wizard = new WizardOnTerminal(photos, { columns: 80, rows: 24 }, withColours);
  wizard.otherScreen = true;
  await wizard.sees('1 of 240');
  wizard.type('v');
  await wizard.sees('no picture of this one');
  wizard.type('\u0003');
  expect(await wizard.hears(1)).toEqual(['(stop)']);
  await wizard.sees('1 of 240 · 0 ticked');
  await wizard.close();
});
