import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { droppedPath } from '../../src/steps/dropped-path.ts';
import { frameHeight, layOut, windowTop } from '../../src/steps/frame/layout.ts';
import { type ListShape, listState, reduceList } from '../../src/steps/list-state.ts';
import type { Press } from '../../src/steps/press.ts';
import { aroundCursor } from '../../src/steps/text-field.ts';
import { edit, insert, textState } from '../../src/steps/text-state.ts';
import { graphemes, width } from '../../src/terminal/width.ts';

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
  const shape: ListShape = {
    items: Array.from({ length: 20 }, (_, index) => ({ id: `${index}`, find: `Item ${index}` })),
    extra: ['none', 'dont-know'],
    many: true,
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
          const shown = used.items.filter((item) =>
            item.find.toLowerCase().includes(state.filter.toLowerCase()),
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
])('dragged in as %s', (pasted, path) => {
  expect(droppedPath(pasted)).toBe(path);
});
