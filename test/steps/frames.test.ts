import { describe, expect, test, vi } from 'vitest';
import type { PhotoRow, Screen } from '../../src/steps/screen.ts';
import { safe, safeText } from '../../src/terminal/safe-text.ts';
import { type Size, sizes, WizardOnTerminal } from './harness.ts';
import { all, busy, checklist, choice, ending, folder, line, option, photos } from './screens.ts';

const kinds = all.map((screen) => [`${screen.kind}, ${screen.step}`, screen] as const);
const usable = sizes.filter(({ columns }) => columns >= 30);
const normal: Size = { columns: 80, rows: 24 };
const small: Size = { columns: 40, rows: 12 };

describe.each(usable)('at $columns x $rows', (size) => {
  test.each(kinds)('%s: the question, the choices and the keys are visible', async (_, screen) => {
    const wizard = new WizardOnTerminal(screen, size);
    await wizard.sees(screen.question.slice(0, 20));
    if (screen.kind !== 'ending') {
      await wizard.sees('Ctrl-C stop');
      expect(wizard.text()).toMatch(/[❯█]/);
    }
    await wizard.close();
  });

  test.each(kinds)('%s: long and hostile texts stay inside', async (_, screen) => {
    const nasty = safeText(`\u001b[2J\u202e${'word '.repeat(30)}${'東京👨‍👩‍👧'.repeat(40)}\nend`);
    const wizard = new WizardOnTerminal(withText(screen, nasty), size);
    await wizard.sees('word word');
    for (const key of ['\u001b[B', '\u001b[C', '\u001b[6~', '?', '\u001b[6~', '?'])
      wizard.type(key);
    wizard.type('\u0003');
    await wizard.hears(1);
    await wizard.close();
  });
});

/** The same screen with one text in every place that takes one. */
function withText(screen: Screen, text: typeof screen.question): Screen {
  const replaced: unknown = JSON.parse(
    JSON.stringify(screen, (key, value) =>
      ['question', 'branch', 'text', 'label', 'hint', 'name', 'detail', 'counts', 'item'].includes(
        key,
      )
        ? text
        : value,
    ),
  );
  const rows = (photo: PhotoRow) => ({
    ...photo,
    words: () => ({ ...photo.words(), name: text, detail: text }),
  });
  // What JSON cannot hold.
  const field = 'field' in screen ? { field: screen.field } : {};
  const photos = 'rows' in screen ? { rows: screen.rows.map(rows) } : {};
  return Object.assign({}, screen, replaced, field, photos);
}

test.each(kinds)('a window too small says so in one sentence: %s', async (_, screen) => {
  const wizard = new WizardOnTerminal(screen, { columns: 28, rows: 7 });
  if (screen.kind !== 'ending') await wizard.sees('Please make this window');
  await wizard.close();
});

test('what was typed survives a window that is too small for a while', async () => {
  const wizard = new WizardOnTerminal(folder, normal);
  wizard.type('/home/ann');
  await wizard.sees('Understood as /home/ann');
  await wizard.resize({ columns: 28, rows: 7 });
  await wizard.sees('Please make this window');
  await wizard.resize(small);
  await wizard.sees('Understood as');
  wizard.type('a\r');
  expect(await wizard.hears(1)).toEqual(['/home/anna']);
  await wizard.close();
});

test('the pointer survives resizing in both directions', async () => {
  const wizard = new WizardOnTerminal(choice, normal);
  wizard.type('\u001b[B\u001b[B');
  await wizard.sees('❯ 3 Old iPad');
  await wizard.resize(small);
  await wizard.sees('3 of 4');
  await wizard.sees('❯ 3 Old iPad');
  wizard.type('\u001b[A');
  await wizard.sees('❯ 2 Anna');
  await wizard.resize(normal);
  await wizard.sees('4 None of these');
  wizard.type('\r');
  expect(await wizard.hears(1)).toEqual(['b']);
  await wizard.close();
});

test('a text that does not fit says so and scrolls, with the choices still in view', async () => {
  const lines = Array.from({ length: 30 }, (_, index) => line(`Paragraph ${index}.`));
  const wizard = new WizardOnTerminal({ ...choice, lines }, normal);
  await wizard.sees('more lines: →');
  for (let page = 0; page < 12; page += 1) wizard.type('\u001b[C');
  await wizard.sees('Paragraph 29.');
  await wizard.sees('end of the text: ←');
  expect(wizard.text()).toContain('Which backup shall we look into first?');
  expect(wizard.text()).toContain('❯ 1 Anna');
  for (let page = 0; page < 12; page += 1) wizard.type('\u001b[D');
  await wizard.sees('Paragraph 0.');
  await wizard.close();
});

test('the help opens over the step, scrolls and closes, and the step is as it was', async () => {
  const help = Array.from({ length: 40 }, (_, index) => line(`Explanation ${index}.`));
  const wizard = new WizardOnTerminal({ ...checklist, help }, normal);
  wizard.type(' ?');
  await wizard.sees('Explanation 0.');
  expect(wizard.text()).not.toContain('WhatsApp');
  await wizard.sees('Esc close');
  wizard.type('\u001b[F');
  await wizard.sees('Explanation 39.');
  wizard.type('\u001b');
  await wizard.sees('1 ticked');
  expect(wizard.driver.told).toEqual([]);
  await wizard.close();
});

test('a key that closes the help, pressed twice, does not leave the step', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const wizard = new WizardOnTerminal(choice, normal);
  wizard.type('?');
  await wizard.sees('Esc close');
  wizard.type('bb\u001b[B');
  await wizard.sees('❯ 2 Anna');
  expect(wizard.driver.told).toEqual([]);
  vi.advanceTimersByTime(301);
  wizard.type('\u001b');
  expect(await wizard.hears(1)).toEqual(['(back)']);
  vi.useRealTimers();
  await wizard.close();
});

test('the key line promises only what works', async () => {
  const wizard = new WizardOnTerminal({ ...choice, help: [] }, normal);
  await wizard.sees('b or Esc back');
  wizard.driver.show({ canGoBack: false });
  await wizard.seesNo('Esc back');
  expect(wizard.text()).not.toContain('? help');
  wizard.type('b?\r');
  expect(await wizard.hears(1)).toEqual(['a']);
  await wizard.close();
});

test('stopping says what is being finished, and only Ctrl-C works then', async () => {
  const wizard = new WizardOnTerminal(busy, normal);
  wizard.type('\u0003');
  expect(await wizard.hears(1)).toEqual(['(stop)']);
  wizard.driver.show({ stopping: safe`Finishing the file that is being written.` });
  await wizard.sees('! Finishing the file');
  await wizard.sees('Ctrl-C stop at once');
  expect(wizard.text()).not.toContain('b back');
  wizard.type('b\u0003');
  expect(await wizard.hears(2)).toEqual(['(stop)', '(stop)']);
  await wizard.close();
});

test('the transcript is printed once and stays, whatever the frame does', async () => {
  const wizard = new WizardOnTerminal(choice, normal);
  wizard.driver.transcript('First answer');
  await wizard.sees('First answer');
  for (let count = 0; count < 20; count += 1) wizard.type('\u001b[B');
  wizard.driver.transcript('First answer', 'Second answer');
  await wizard.sees('Second answer');
  wizard.driver.show({ transcript: [] });
  wizard.driver.transcript('First answer', 'Second answer', 'Third answer');
  await wizard.sees('Third answer');
  const text = wizard.text();
  for (const answer of ['First', 'Second', 'Third']) {
    expect(text.split(`${answer} answer`)).toHaveLength(2);
  }
  expect(text.split('Which backup shall we look into first?')).toHaveLength(2);
  await wizard.close();
});

test('sixty redraws leave one frame', async () => {
  const wizard = new WizardOnTerminal(busy, small);
  for (let done = 0; done <= 60; done += 1) {
    wizard.driver.show({ screen: { ...busy, bar: { ...busy.bar, fraction: done / 60 } } });
  }
  await wizard.sees('100%');
  expect(wizard.text().split('Reading the backup')).toHaveLength(2);
  await wizard.close();
});

test('resizing leaves what was printed above and one frame', async () => {
  const wizard = new WizardOnTerminal(choice, normal);
  const answers = Array.from({ length: 60 }, (_, index) => `Answer ${index}.`);
  for (let count = 5; count <= answers.length; count += 5) {
    wizard.driver.transcript(...answers.slice(0, count));
    await wizard.sees(`Answer ${count - 1}.`);
  }
  await wizard.sees('❯ 1 Anna');
  for (const size of [{ columns: 70, rows: 30 }, small, { columns: 30, rows: 8 }, normal]) {
    await wizard.resize(size);
  }
  await wizard.sees('❯ 1 Anna');
  const text = wizard.text();
  for (const answer of answers) expect(text.split(answer)).toHaveLength(2);
  await wizard.close();
});

test('an ending of any length is printed whole and stays when the program ends', async () => {
  const lines = Array.from({ length: 60 }, (_, index) => line(`Finding ${index}.`));
  const wizard = new WizardOnTerminal(photos, small);
  wizard.driver.transcript('An answer');
  wizard.driver.show({ screen: { ...ending, lines } });
  await wizard.close();
  const text = wizard.text();
  expect(text).toContain('✓ Your photo is back.');
  for (const { text: finding } of lines) expect(text.split(finding)).toHaveLength(2);
  expect(text).not.toContain('IMG_');
});

test('ASCII signs where the locale is not UTF-8', async () => {
  const wizard = new WizardOnTerminal(choice, normal, { LANG: 'C' });
  await wizard.sees("> 1 Anna's iPhone");
  expect(wizard.text()).toMatch(/^[ -~\n]*$/);
  await wizard.close();
});

test('everything is said without colour', async () => {
  const wizard = new WizardOnTerminal(choice, normal);
  await wizard.sees('✓ Yes: made after');
  await wizard.sees('✗ No: made before');
  await wizard.sees('! Maybe: the dates');
  expect(wizard.written).not.toMatch(/\[\d[\d;]*m/);
  await wizard.close();
});

test('an option that is hostile cannot look like two', async () => {
  const options = [option('a', 'one\n❯ 2 two\u2028three'), option('b', 'second')];
  const wizard = new WizardOnTerminal({ ...choice, options }, normal);
  await wizard.sees('❯ 1 one ❯ 2 two three');
  await wizard.close();
});
