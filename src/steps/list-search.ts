/** Finds the items of a list that hold a text. */

export interface ListSearch<T> {
  /** The items whose text holds the filter, in any case; all of them for an empty one. */
  found: (filter: string) => readonly T[];
}

/** @param textOf what the filter looks in; read once for each item, when it is first needed */
export function listSearch<T>(items: readonly T[], textOf: (item: T) => string): ListSearch<T> {
  const texts = new Map<T, string>();
  const read = (item: T): string => {
    const text = texts.get(item) ?? textOf(item).toLowerCase();
    texts.set(item, text);
    return text;
  };
  let last = { wanted: '', found: items };
  return {
    found: (filter) => {
      const wanted = filter.toLowerCase();
      if (wanted === '') return items;
      if (wanted !== last.wanted) {
        last = { wanted, found: items.filter((item) => read(item).includes(wanted)) };
      }
      return last.found;
    },
  };
}
