import { type SafeText, safe, safeText } from '../terminal/safe-text.ts';
import type { Symbols } from '../terminal/symbols.ts';
import { cut, width } from '../terminal/width.ts';
import { Frame } from './frame/Frame.tsx';
import { textWidth } from './frame/layout.ts';
import { Rows } from './frame/Rows.tsx';
import { type Row, span, textRows } from './frame/rows.ts';
import { useFrame } from './frame/use-frame.ts';
import type { ProgressBar } from './screen.ts';
import type { ViewProps } from './stage.ts';

/** A job that is running: how far it is, and with what. Going back cancels it. */
export function Progress({ screen, stage }: ViewProps<'busy'>) {
  const rows = barRows(screen.bar, textWidth(stage.columns), stage.symbols);
  const plan = useFrame({
    screen,
    stage,
    hints: [],
    widget: { natural: rows.length, least: rows.length },
    typing: false,
    clears: false,
    scroll: 'pages',
    onPress: () => {},
  });
  return (
    <Frame plan={plan}>
      <Rows rows={rows} />
    </Frame>
  );
}

function barRows(
  { fraction, counts, item }: ProgressBar,
  columns: number,
  symbols: Symbols,
): Row[] {
  const bar = fraction === null ? [] : [drawnBar(fraction, columns, symbols)];
  const current = item === null ? [] : [[span(cut(symbols.spell(item), columns, 'middle'))]];
  return [...bar, ...textRows(symbols.spell(counts), columns, 'plain'), ...current];
}

function drawnBar(fraction: number, columns: number, symbols: Symbols): Row {
  const whole = Math.max(0, Math.min(fraction, 1));
  const percent = safe` ${Math.floor(whole * 100)}%`;
  const cells = Math.min(40, columns - width(percent));
  const done = Math.floor(whole * cells);
  return [
    span(repeat(symbols.full, done), 'accent'),
    span(repeat(symbols.empty, cells - done), 'faint'),
    span(percent),
  ];
}

function repeat(sign: SafeText, count: number): SafeText {
  return safeText(sign.repeat(count));
}
