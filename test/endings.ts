/**
 * What is done after the last test of a file. The modules that tests share are loaded once for many files, so a hook
 * of their own would only hear of the first one; `every-file.ts` calls this for each.
 */
const endings: (() => unknown)[] = [];

/** Has something done after the last test of the file; what came last is done first. */
export function atTheEnd(end: () => unknown): void {
  endings.push(end);
}

export async function runEndings(): Promise<void> {
  for (const end of endings.splice(0).toReversed()) await end();
}
