import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { droppedPath } from '../../src/steps/dropped-path.ts';
import { frameHeight, layOut, windowTop } from '../../src/steps/frame/layout.ts';
import { listSearch } from '../../src/steps/list-search.ts';
import { type ListShape, listState, reduceList } from '../../src/steps/list-state.ts';
import type { Press } from '../../src/steps/press.ts';
import { aroundCursor } from '../../src/steps/text-field.ts';
import { edit, insert, textState } from '../../src/steps/text-state.ts';
import { graphemes } from '../../src/terminal/graphemes.ts';
import { width } from '../../src/terminal/width.ts';

const press = fc.oneof(
  fc.constantFrom<Press>(
    ...(['up', 'down', 'left', 'right', 'pageUp', 'pageDown', 'home', 'end'] as const).map(
      (key) => ({
        key,
      }),
    ),
    ...(['enter', 'escape', 'tab', 'backspace', 'delete', 'deleteWord', 'clear'] as const).map(
      (key) => ({ key }),
    ),
  ),
  fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      fc.constantFrom('a', ' ', '/', '1'),
    )
    .map((text): Press => ({ key: 'text', text })),
);

describe('a line of text', () => {
  test('words are taken away whole', () => {
    expect(edit(textState('my old photos '), { key: 'deleteWord' }).text).toBe('my old ');
    expect(edit(textState('photos'), { key: 'clear' })).toEqual({ text: '', cursor: 0 });
  });

  test('a final line end is dropped, others become spaces, controls vanish', () => {
    expect(insert(textState(''), 'a\tb\nc\u0007\r\n').text).toBe('a b c');
    expect(insert(textState('x'.repeat(4096)), 'y').text).toHaveLength(4096);
  });

  test('whatever is pressed, the cursor stands between whole characters and is drawn inside', () => {
    fc.assert(
      fc.property(fc.array(press), fc.integer({ min: 4, max: 30 }), (presses, columns) => {
        const state = presses.reduce(edit, textState(''));
        const before = graphemes(state.text.slice(0, state.cursor));
        const after = graphemes(state.text.slice(state.cursor));
        expect([...before, ...after].join('')).toBe(state.text);
        const drawn = aroundCursor(state, columns);
        expect(drawn.cursor).toBeLessThanOrEqual(columns);
        expect(width(drawn.text)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('a list', () => {
  const items = Array.from({ length: 20 }, (_, index) => ({ id: `${index}`, fits: index < 8 }));
  const shape: ListShape = {
    items,
    found: listSearch(items, ({ id }) => `Item ${id}`).found,
    extra: ['none', 'dont-know'],
    many: true,
    all: false,
    filters: true,
    digits: false,
    page: 5,
  };

  test('whatever is pressed, the pointer is on something and an answer is one that exists', () => {
    const known = new Set([...shape.items.map((item) => item.id), ...shape.extra]);
    fc.assert(
      fc.property(fc.array(press, { maxLength: 60 }), fc.boolean(), (presses, many) => {
        const used = { ...shape, many };
        let state = listState(used, []);
        for (const next of presses) {
          state = reduceList(state, { press: next, shape: used });
          const shown = used.items.filter(({ id }) =>
            `item ${id}`.includes(state.filter.toLowerCase()),
          );
          expect(state.at).toBeLessThanOrEqual(Math.max(0, shown.length - 1));
          expect(state.extraAt).toBeLessThan(shape.extra.length);
          const value = state.sent?.kind === 'answer' ? [state.sent.value].flat() : ['none'];
          expect(value.length).toBeGreaterThan(0);
          for (const id of value) expect(known).toContain(id);
        }
      }),
    );
  });

  const keys = (text: string, used: ListShape = shape) =>
    Array.from(text, (key): Press => (key === '\r' ? { key: 'enter' } : { key: 'text', text: key }))
      .map((next) => ({ press: next, shape: used }))
      .reduce(reduceList, listState(used, []));

  test('the key for all ticks those that fit, then all, then none', () => {
    expect(keys('a').ticked.size).toBe(8);
    expect(keys('aa').ticked.size).toBe(20);
    expect(keys('aaa').ticked.size).toBe(0);
    expect(keys('/item 1\ra').ticked).toEqual(new Set(['1']));
    const allFit = { ...shape, items: items.slice(0, 8), found: () => items.slice(0, 8) };
    expect(keys('a', allFit).ticked.size).toBe(8);
    expect(keys('aa', allFit).ticked.size).toBe(0);
  });

  test('where each line counts, there is no key for all, and Enter points at what is left', () => {
    const each = { ...shape, all: true };
    expect(keys('a', each).ticked.size).toBe(0);
    const early = keys(' \r', each);
    expect(early).toMatchObject({ sent: null, tooFew: true, at: 1 });
    expect([...early.ticked]).toEqual(['0']);
    const ids = items.map(({ id }) => id);
    const full = reduceList(listState(each, ids), { press: { key: 'enter' }, shape: each });
    expect(full.sent).toEqual({ kind: 'answer', value: ids });
  });

  test('what a filter looks in is read once an item', () => {
    const read: string[] = [];
    const search = listSearch(items, ({ id }) => {
      read.push(id);
      return `Item ${id}`;
    });
    expect(search.found('ITEM 1')).toHaveLength(11);
    expect(search.found('item 11').map(({ id }) => id)).toEqual(['11']);
    expect(search.found('item 2')).toHaveLength(1);
    expect(search.found('')).toBe(items);
    expect(read).toEqual(items.map(({ id }) => id));
  });

  test('three keys in one turn count as three, without the key stream too', () => {
    const down = { press: { key: 'down' }, shape } as const;
    const state = [down, down, down].reduce(reduceList, listState(shape, []));
    expect(state.at).toBe(3);
  });
});

describe('the layout', () => {
  test('it never takes more rows than there are, and keeps both text and widget in view', () => {
    const wanted = fc.record({
      question: fc.integer({ min: 1, max: 3 }),
      body: fc.integer({ min: 0, max: 60 }),
      widget: fc.integer({ min: 1, max: 60 }),
      widgetLeast: fc.integer({ min: 1, max: 3 }),
      widgetComfort: fc.integer({ min: 1, max: 15 }),
      footer: fc.integer({ min: 1, max: 2 }),
    });
    fc.assert(
      fc.property(wanted, fc.integer({ min: 8, max: 60 }), (wish, rows) => {
        const plan = layOut(wish, rows);
        const blocks = [wish.body, wish.widget, wish.footer].filter((size) => size > 0).length;
        const around = (plan.header ? 1 : 0) + (plan.gaps ? 2 + blocks : 0);
        const used = around + wish.question + plan.body + plan.widget + wish.footer;
        expect(used).toBeLessThanOrEqual(frameHeight(rows));
        expect(plan.widget).toBeGreaterThan(0);
        if (wish.body > 0) expect(plan.body).toBeGreaterThan(0);
      }),
    );
    expect(frameHeight(24)).toBe(22);
  });

  test('the window of a list ends with the list', () => {
    expect([0, 1, 5, 9].map((at) => windowTop(at, 10, 4))).toEqual([0, 0, 3, 6]);
    expect(windowTop(1, 2, 4)).toBe(0);
  });
});

test.each([
  ['/plain/path\n', '/plain/path'],
  ["'/it'\\''s here'", "/it's here"],
  ['"C:\\Users\\Anna"', 'C:\\Users\\Anna'],
  ['C:\\Users\\(new)', 'C:\\Users\\(new)'],
  ['\\\\server\\share', '\\\\server\\share'],
  ['/My\\ photos\\&more', '/My photos&more'],
  ['/the "best" of', '/the "best" of'],
  ["/anna/'best'", "/anna/'best'"],
])('dragged in as %s', (pasted, path) => {
  expect(droppedPath(pasted)).toBe(path);
  // Read once when it is pasted, and once more with all that stands in the field.
  expect(droppedPath(path)).toBe(path);
});
