import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';

/** SQLite's file format (sqlite.org/fileformat2.html, sections 1.3 and 1.6). */
const PAGE_BYTES_AT = 16;
const FILE_HEADER_BYTES = 100;
const PAGE_HEADER_BYTES = 12;
/** Pages that lead to others: of an index, and of a table. */
const INTERIOR: ReadonlySet<number> = new Set([0x02, 0x05]);
const PAGES_A_TURN = 2000;

/**
 * Looks whether the pages of a database's trees come back to one another. SQLite would follow them again and again,
 * some of them for ever, and cannot be stopped while it sorts.
 * @param path a private copy without a write-ahead log.
 * @param roots the numbers of the trees' first pages.
 * @returns whether a page is reached twice within one of the trees.
 */
export async function hasLoops(path: string, roots: readonly number[]): Promise<boolean> {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(FILE_HEADER_BYTES);
    readSync(file, header, 0, header.length, 0);
    const pageBytes = pageBytesOf(header);
    if (pageBytes < 512) return false;
    const pages = Math.floor(fstatSync(file).size / pageBytes);
    const page = Buffer.alloc(pageBytes);
    let looked = 0;
    for (const root of roots) {
      const seen = new Set<number>([root]);
      // A Set's iterator also visits what is added while it runs: it is the queue.
      for (const number of seen) {
        looked += 1;
        if (looked % PAGES_A_TURN === 0) await turn();
        if (number < 1 || number > pages) continue;
        for (const child of childrenOf(file, page, number)) {
          if (seen.has(child)) return true;
          seen.add(child);
        }
      }
    }
    return false;
  } finally {
    closeSync(file);
  }
}

/** How long a page is, by the first 100 bytes of a database: 65,536 does not fit into its two and is written as 1. */
export function pageBytesOf(header: Buffer): number {
  const written = header.readUInt16BE(PAGE_BYTES_AT);
  return written === 1 ? 65_536 : written;
}

/** The pages that a page leads to; none for a leaf, and for what is no page of a tree. */
function childrenOf(file: number, page: Buffer, number: number): number[] {
  const start = number === 1 ? FILE_HEADER_BYTES : 0;
  const at = (number - 1) * page.length;
  readSync(file, page, 0, start + PAGE_HEADER_BYTES, at);
  if (!INTERIOR.has(page.readUInt8(start))) return [];
  readSync(file, page, 0, page.length, at);
  const children = [page.readUInt32BE(start + 8)];
  const cells = start + PAGE_HEADER_BYTES;
  const count = Math.min(page.readUInt16BE(start + 3), (page.length - cells) >> 1);
  for (let cell = 0; cell < count; cell += 1) {
    const offset = page.readUInt16BE(cells + 2 * cell);
    if (offset + 4 <= page.length) children.push(page.readUInt32BE(offset));
  }
  return children;
}
