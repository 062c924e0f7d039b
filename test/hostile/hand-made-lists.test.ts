import { describe, expect, it } from 'vitest';
import { archiveAttacks } from './attacks/archives.ts';
import { attempt } from './attacks/attempt.ts';
import { keybagAttacks } from './attacks/keybags.ts';
import { mbdbAttacks } from './attacks/mbdb.ts';
import { plistAttacks } from './attacks/plists.ts';

describe.each([
  ['property lists', plistAttacks],
  ['records', archiveAttacks],
  ['keys', keybagAttacks],
  ['lists of iOS 9', mbdbAttacks],
])('hostile %s', (_, attacks) => {
  it.each(attacks.filter(({ long }) => !long))('$name', async (attack) => {
    expect(await attempt(attack)).toEqual([]);
  });
});
