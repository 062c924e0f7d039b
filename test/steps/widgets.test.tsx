import { render } from 'ink-testing-library';
import { expect, test } from 'vitest';
import { Rows } from '../../src/steps/frame/Rows.tsx';
import { blank, lineRows, span, textRows } from '../../src/steps/frame/rows.ts';
import { List } from '../../src/steps/List.tsx';
import { drawnAs, listRows } from '../../src/steps/list-rows.ts';
import { listState } from '../../src/steps/list-state.ts';
import { safe } from '../../src/terminal/safe-text.ts';
import { chooseSymbols } from '../../src/terminal/symbols.ts';
import { line, option } from './screens.ts';

const symbols = chooseSymbols({}, 'linux');

test('a row is one terminal row, an empty one too', () => {
  const lead = [span(safe`! `, 'warn')];
  const rows = [...textRows(safe`one two three`, 9, 'plain', lead), blank, [span(safe`end`)]];
  const { lastFrame, unmount } = render(<Rows rows={rows} />);
  expect(lastFrame()).toBe('! one two\n  three\n\nend');
  unmount();
});

test('paragraphs, bullets, numbers and warnings', () => {
  const rows = lineRows(
    [
      line('First.'),
      line('one', 'number'),
      line('two', 'number'),
      line('point', 'bullet'),
      line('careful', 'warn'),
      line('lost', 'none', 'bad'),
      line('Last.'),
    ],
    20,
    symbols,
    true,
  );
  const { lastFrame, unmount } = render(<Rows rows={rows} />);
  expect(lastFrame()).toBe('First.\n\n1. one\n2. two\n• point\n! careful\n✗ lost\n\nLast.');
  unmount();
});

test('of a long list, only what is drawn is made', () => {
  let made = 0;
  const numbers = Array.from({ length: 50_000 }, (_, index) => index);
  const items = drawnAs(numbers, (number) => {
    made += 1;
    return { ...option(`${number}`, `Item ${number}`), ticked: false, digit: null };
  });
  const rows = listRows(items, 25_000, 10, { columns: 30, symbols, focused: true });
  expect(rows).toHaveLength(10);
  expect(made).toBeLessThan(30);
});

test('a list lower than its items shows those around the pointer, that one in full', () => {
  const items = Array.from({ length: 9 }, (_, index) => ({
    ...option(`${index}`, `Item ${index}`, `Hint ${index}`),
    ticked: index === 4,
    digit: null,
  }));
  const shape = {
    items,
    found: () => items,
    extra: ['x'],
    many: true,
    all: false,
    filters: false,
    digits: false,
    page: 3,
  };
  const state = { ...listState(shape, ['4']), at: 4 };
  const { lastFrame, unmount } = render(
    <List
      {...{ items, state, symbols }}
      extra={[option('x', 'None')]}
      shown={items}
      many
      all={false}
      columns={30}
      rows={24}
      height={7}
    />,
  );
  expect(lastFrame()).toBe(
    [
      '  [ ] Item 2',
      '  [ ] Item 3',
      '❯ [✓] Item 4',
      '      Hint 4',
      '  [ ] Item 5',
      '  5 of 9 · 1 ticked',
      '  None',
    ].join('\n'),
  );
  unmount();
});
