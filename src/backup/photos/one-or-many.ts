/**
 * Values by a key that nearly always has one: a list for each of a hundred thousand keys would take
 * more memory than what it holds.
 */
export type OneOrMany<T> = Map<string, T | T[]>;

export function put<T>(map: OneOrMany<T>, key: string, value: T): void {
  const found = map.get(key);
  if (found === undefined) map.set(key, value);
  else if (Array.isArray(found)) found.push(value);
  else map.set(key, [found, value]);
}

export function listAt<T>(map: OneOrMany<T>, key: string): readonly T[] {
  const found = map.get(key);
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}
