/** Finds the items of a list that hold a text, fast enough for a key press in a list of tens of thousands. */

export interface ListSearch<T> {
  /** The items whose text holds the filter, in any case; all of them for an empty one. */
  found: (filter: string) => readonly T[];
  /** Reads so many more texts ahead of their use; whether all have been read. */
  readAhead: (count: number) => boolean;
}

/** @param textOf what the filter looks in; read once for each item, when it is first needed */
export function listSearch<T>(items: readonly T[], textOf: (item: T) => string): ListSearch<T> {
  const entries = items.map((item): Entry<T> => ({ item, text: null }));
  const read = (entry: Entry<T>): string => {
    entry.text ??= textOf(entry.item).toLowerCase();
    return entry.text;
  };
  let last: Found<T> = { wanted: '', entries, items };
  let ahead = 0;
  return {
    found: (filter) => {
      const wanted = filter.toLowerCase();
      if (wanted === '') return items;
      if (wanted === last.wanted) return last.items;
      // A longer text can only be where the shorter one was.
      const among = wanted.startsWith(last.wanted) ? last.entries : entries;
      const found = among.filter((entry) => read(entry).includes(wanted));
      last = { wanted, entries: found, items: found.map(({ item }) => item) };
      return last.items;
    },
    readAhead: (count) => {
      for (const entry of entries.slice(ahead, ahead + count)) read(entry);
      ahead += count;
      return ahead >= entries.length;
    },
  };
}

interface Entry<T> {
  item: T;
  /** In small letters; `null` until it is needed. */
  text: string | null;
}

/** What was found last. */
interface Found<T> {
  wanted: string;
  entries: readonly Entry<T>[];
  items: readonly T[];
}
