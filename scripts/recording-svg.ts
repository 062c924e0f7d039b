/** A recorded session as one animated SVG: a strip of screens that a window moves along, by CSS alone. */
import { CELL, INK, PAPER } from './terminal-svg.ts';

export interface RecordedScreen {
  /** Each row as SVG; empty where nothing stands. */
  rows: readonly string[];
  seconds: number;
}

export interface Recording {
  title: string;
  description: string;
  columns: number;
  screens: readonly RecordedScreen[];
  /** The screen for whoever wants nothing to move. */
  still: number;
}

const MARGIN = 16;

/** Every different row is drawn once and then referred to. */
export function recordingAsSvg({ title, description, columns, screens, still }: Recording): string {
  const count = Math.max(...screens.map(({ rows }) => rows.length));
  const width = Math.round(columns * CELL.width + 2 * MARGIN);
  const high = count * CELL.height + 2 * MARGIN;
  const ids = new Map<string, string>();
  const idOf = (row: string) => {
    const id = ids.get(row) ?? `r${ids.size}`;
    ids.set(row, id);
    return id;
  };
  const strip = screens.map(({ rows }, at) =>
    rows
      .map((row, index) => {
        if (row === '') return '';
        const y = at * high + MARGIN + index * CELL.height;
        return `<use href="#${idOf(row)}" y="${y}"/>`;
      })
      .join(''),
  );
  const drawn = Array.from(ids, ([row, id]) => `<g id="${id}">${row}</g>`);
  const { seconds, stops } = timing(screens, high);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${high}" viewBox="0 0 ${width} ${high}" role="img" aria-labelledby="title description">
<title id="title">${title}</title>
<desc id="description">${description}</desc>
<style>
text{font:14px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;white-space:pre;transform:translateY(13px)}
#strip{animation:play ${seconds.toFixed(1)}s step-end infinite}
@keyframes play{${stops}}
@media (prefers-reduced-motion:reduce){#strip{animation:none;transform:translateY(-${still * high}px)}}
</style>
<defs>
${drawn.join('\n')}
</defs>
<rect width="${width}" height="${high}" rx="10" fill="${PAPER}"/>
<svg x="${MARGIN}" width="${width - MARGIN}" height="${high}">
<g id="strip" fill="${INK}">
${strip.join('\n')}
</g>
</svg>
</svg>
`;
}

/** When the window jumps to each screen, in percent of the whole. */
function timing(screens: readonly RecordedScreen[], high: number) {
  const seconds = screens.reduce((sum, screen) => sum + screen.seconds, 0);
  let passed = 0;
  const stops = screens.map((screen, at) => {
    const stop = `${((passed / seconds) * 100).toFixed(3)}%{transform:translateY(-${at * high}px)}`;
    passed += screen.seconds;
    return stop;
  });
  return { seconds, stops: stops.join('') };
}

/** How long a screen is shown, by how much of it was not on the one before: 1 to 4 seconds. */
export function readingTime(rows: readonly string[], before: readonly string[]): number {
  const old = new Set(before);
  const added = rows.filter((row) => !old.has(row)).join(' ');
  const letters = added.replaceAll(/<[^>]*>/g, '').length;
  return Math.min(4, Math.max(1, Math.round(letters / 10) / 10));
}
