/** A list that is longer goes from the thread to the client in parts, so that neither is busy for long. */
const ITEMS_IN_A_PART = 500;

/** A piece of one of an answer's lists. */
export interface Part {
  /** The list's key in the answer. */
  key: string;
  items: unknown[];
}

/**
 * Takes the long lists out of a job's answer.
 * @returns the answer with those lists empty, and their items in parts, in order.
 */
export function splitAnswer(output: unknown): { rest: unknown; parts: Part[] } {
  if (typeof output !== 'object' || output === null || ArrayBuffer.isView(output)) {
    return { rest: output, parts: [] };
  }
  const rest: Record<string, unknown> = { ...output };
  const parts: Part[] = [];
  for (const [key, list] of Object.entries(output)) {
    if (!Array.isArray(list) || list.length <= ITEMS_IN_A_PART) continue;
    rest[key] = [];
    for (let at = 0; at < list.length; at += ITEMS_IN_A_PART) {
      parts.push({ key, items: list.slice(at, at + ITEMS_IN_A_PART) });
    }
  }
  return { rest, parts };
}

/** Puts the parts back into the answer that they were taken from. */
export function joinAnswer(rest: unknown, parts: readonly Part[]): unknown {
  if (parts.length === 0) return rest;
  const lists: Record<string, unknown[]> = {};
  for (const { key, items } of parts) {
    const list = lists[key] ?? [];
    list.push(...items);
    lists[key] = list;
  }
  return { ...(rest as object), ...lists };
}
