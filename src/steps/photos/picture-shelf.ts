/** Pictures of the photo under the pointer and of those beside it: asked for once the pointer rests, and kept. */
import { halfBlocks, type PictureRow } from '../../terminal/pictures/half-blocks.ts';
import type { Pixels } from '../../terminal/pictures/pixels.ts';
import type { Box } from '../screen.ts';

/** How long the pointer must rest, in milliseconds: while it runs through a list, nothing is read or decoded. */
const SETTLE = 40;
/** Pictures kept: a few screens' worth, about 6 kB each. */
const KEPT = 200;

/** Its rows; `none` where there is no picture; `null` as long as that is not known. */
export type Shown = readonly PictureRow[] | 'none' | null;

export interface PictureShelf {
  shown: (id: string, box: Box) => Shown;
  /** Asks for pictures, the one that matters most first; what was asked for before and is missing is given up. */
  want: (ids: readonly string[], box: Box) => void;
  /** Calls back whenever a picture has come, until what it gives is called. */
  subscribe: (changed: () => void) => () => void;
  /** Grows with each picture. */
  version: () => number;
  close: () => void;
}

type Source = (id: string, box: Box, signal: AbortSignal) => Promise<Pixels | null>;

/** @param depth bits of colour that the terminal shows: 8 or 24 */
export function pictureShelf(source: Source, depth: 8 | 24): PictureShelf {
  const kept = new Map<string, readonly PictureRow[] | 'none'>();
  const listeners = new Set<() => void>();
  let wanted = '';
  let version = 0;
  let timer: NodeJS.Timeout | undefined;
  let running = new AbortController();
  const keyOf = (id: string, { width, height }: Box) => `${width}x${height} ${id}`;

  const keep = (key: string, pixels: Pixels | null) => {
    kept.set(key, pixels === null ? 'none' : halfBlocks(pixels, depth));
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    version += 1;
    for (const tell of listeners) tell();
  };
  const fetchAll = async (ids: readonly string[], box: Box, { signal }: AbortController) => {
    for (const id of ids) {
      const key = keyOf(id, box);
      if (signal.aborted || kept.has(key)) continue;
      const pixels = await source(id, box, signal);
      if (!signal.aborted) keep(key, pixels);
    }
  };
  return {
    shown: (id, box) => kept.get(keyOf(id, box)) ?? null,
    want: (ids, box) => {
      const key = ids.map((id) => keyOf(id, box)).join('\n');
      if (key === wanted) return;
      wanted = key;
      clearTimeout(timer);
      running.abort();
      running = new AbortController();
      const current = running;
      timer = setTimeout(() => void fetchAll(ids, box, current), SETTLE);
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    version: () => version,
    close: () => {
      clearTimeout(timer);
      running.abort();
      kept.clear();
    },
  };
}
