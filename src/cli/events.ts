/** Events on standard output: one JSON object a line, and nothing else. */
import { jsonText } from '../terminal/json-text.ts';
import type { Document } from './documents.ts';
import { print } from './print.ts';
import type { RunEvent } from './telling.ts';

/** Progress comes at most so often. */
const PROGRESS_MS = 100;

export interface EventWriter {
  write: (event: RunEvent) => void;
  result: (document: Document) => Promise<void>;
  /** The last line. Waits until it was handed over. */
  end: (exitCode: number) => Promise<void>;
}

/** @param stdout what nobody reads any more is not written to. */
export function eventWriter(stdout: NodeJS.WritableStream): EventWriter {
  let step: string | null = null;
  let told = Number.NEGATIVE_INFINITY;
  let isOver = false;
  /** What comes while a long document is being written. */
  let held: Document[] | null = null;
  let printing: Promise<void> = Promise.resolve();

  const head = (type: string) => ({ v: 1, type, at: new Date().toISOString(), step, file: null });
  const put = (line: Document) => {
    if (held !== null) held.push(line);
    else if (stdout.writable) stdout.write(`${jsonText(line)}\n`);
  };
  const printWhole = async (document: Document) => {
    held = [];
    await print(stdout, { ...head('result'), document });
    const lines = held;
    held = null;
    for (const line of lines) put(line);
  };
  return {
    write: (event) => {
      if (isOver) return;
      if (event.type === 'progress') {
        const now = performance.now();
        if (now - told < PROGRESS_MS) return;
        told = now;
      }
      if (event.type === 'step' || event.type === 'outcome') step = event.step ?? step;
      put({ ...head(event.type), ...event });
    },
    result: (document) => {
      printing = printWhole(document);
      return printing;
    },
    end: async (code) => {
      isOver = true;
      await printing;
      put({ ...head('exit'), code });
      await new Promise<void>((handedOver) => {
        if (stdout.writable) stdout.write('', () => handedOver());
        else handedOver();
      });
    },
  };
}
