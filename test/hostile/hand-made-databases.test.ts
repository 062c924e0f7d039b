import { describe, expect, it } from 'vitest';
import { attempt } from './attacks/attempt.ts';
import { indexAttacks } from './attacks/index-database.ts';
import { libraryAttacks } from './attacks/library-database.ts';
import { pageAttacks } from './attacks/pages.ts';

describe.each([
  ['indexes', indexAttacks],
  ['libraries', libraryAttacks],
  ['pages', pageAttacks],
])('hostile %s', (_, attacks) => {
  it.each(attacks.filter(({ long }) => !long))('$name', async (attack) => {
    expect(await attempt(attack)).toEqual([]);
  });
});
