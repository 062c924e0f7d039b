/** One case: a sound backup, and what is spoilt in it. */
import { BYTE_MUTATIONS, type Mutation } from './bytes.ts';
import { type Random, randomOf } from './random.ts';
import { TARGETS, type Target } from './targets.ts';
import { closed, opened, type Template, type TemplateFile } from './templates/template.ts';

export interface Case {
  seed: number;
  number: number;
  target: string;
  template: Template;
  /** Path of the file in the backup folder, and its new bytes. */
  file: string;
  bytes: Buffer;
  /** What was done to it, in a few words. */
  story: string;
  /** The case's own chance, for how it is tried. */
  random: Random;
}

const NAMES = Object.keys(TARGETS);
/** How often damage knows the format. */
const KNOWING = 0.65;
const SPLICING = 0.06;

/** The numbers of the first `count` cases of a target, or of all. */
export function* numbersOf(count: number, only: string | null): Generator<number> {
  if (only !== null && !NAMES.includes(only)) {
    throw new Error(`There is no target "${only}". There are: ${NAMES.join(', ')}.`);
  }
  for (let made = 0, number = 0; made < count; number += 1) {
    if (only !== null && NAMES[number % NAMES.length] !== only) continue;
    made += 1;
    yield number;
  }
}

/**
 * Makes a case; the same two numbers give the same case.
 * @param read gives the bytes of a file of a template, as they are stored.
 */
export function caseOf(
  seed: number,
  number: number,
  templates: readonly Template[],
  read: (template: Template, file: TemplateFile) => Buffer,
): Case {
  const random = randomOf(seed, number);
  const name = NAMES[number % NAMES.length] ?? '';
  const target = TARGETS[name];
  const places = templates
    .filter(({ encrypted }) => encrypted || !target?.encrypted)
    .flatMap((template) =>
      template.files
        .filter((file) => target?.file.test(file.name))
        .map((file) => ({ template, file })),
    );
  const kinds = [...new Set(places.map(({ template }) => template))];
  const template = random.any(kinds);
  const place = random.any(places.filter((one) => one.template === template));
  if (target === undefined || place === null) throw new Error(`No template has ${name}.`);
  const { file } = place;
  const donor = random.any(place.template.files) ?? file;
  const key = target.stored ? null : file.key;
  const spoilt = spoil(opened(read(place.template, file), key), target, random, () =>
    read(place.template, donor),
  );
  return {
    seed,
    number,
    target: name,
    template: place.template,
    file: file.stored,
    bytes: closed(spoilt.bytes, key),
    story: `${name} of ${place.template.name}, ${file.name}: ${spoilt.done.join(', ')}`,
    random,
  };
}

function spoil(
  sound: Buffer,
  { knows, within }: Target,
  random: Random,
  donor: () => Buffer,
): { bytes: Buffer; done: string[] } {
  const part = within?.(sound, random) ?? { bytes: sound, replace: (bytes: Buffer) => bytes };
  const done: string[] = [];
  let { bytes } = part;
  for (let left = random.pick([1, 1, 1, 2, 3]); left > 0 && bytes.length > 0; left -= 1) {
    const mutation: Mutation = random.chance(SPLICING)
      ? splicing(donor())
      : random.pick(random.chance(KNOWING) ? knows : BYTE_MUTATIONS);
    const next = mutation(bytes, random);
    if (next === null) continue;
    bytes = next;
    done.push(mutation.name || 'damageRecord');
  }
  return { bytes: part.replace(bytes), done };
}

/** Puts a piece of another file into this one. */
function splicing(donor: Buffer): Mutation {
  return function splice(bytes, random) {
    const from = random.below(donor.length);
    const piece = donor.subarray(from, from + 1 + random.below(4096));
    const at = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + piece.length)]);
  };
}
