import { describe, expect, it } from 'vitest';
import { attempt } from './attacks/attempt.ts';
import { nameAttacks } from './attacks/names.ts';
import { pictureAttacks } from './attacks/pictures.ts';
import { placeAttacks } from './attacks/places.ts';

const onWindows = process.platform === 'win32';

describe('hostile names', () => {
  it.each(nameAttacks.filter(({ long }) => !long))('$name', async (attack) => {
    expect(await attempt(attack)).toEqual([]);
  });
});

/** Pipes, holes and names that are no text are what other systems have. */
describe.skipIf(onWindows)('hostile places', () => {
  it.each(placeAttacks.filter(({ long }) => !long))('$name', async (attack) => {
    expect(await attempt(attack)).toEqual([]);
  });
});

describe('hostile pictures', () => {
  it.each(pictureAttacks)('$name', async (attack) => {
    expect(await attempt(attack)).toEqual([]);
  });
});
