/** Turns written-down sentences into the ones that are read in a situation. */
import { LABELS } from './labels.ts';
import type { Said, Say, Sentence, Situation, Variants, When } from './wording.ts';

const SLOT = /\{([\w.]+)\}/g;

/** Whether something is said in a situation. */
export function fits(when: When, { computer, ios, program, values }: Situation): boolean {
  if (when.computer && !when.computer.includes(computer)) return false;
  if (when.ios && !when.ios.includes(ios)) return false;
  if (when.program && !when.program.includes(program)) return false;
  if (when.lacks !== undefined && Object.hasOwn(values, when.lacks)) return false;
  return Object.entries(when.is ?? {}).every(([name, allowed]) =>
    allowed.includes(values[name] ?? ''),
  );
}

function slotValue(slot: string, values: Situation['values']): string | null {
  if (slot.startsWith('ui.')) {
    const name = slot.slice(3);
    return Object.hasOwn(LABELS, name) ? LABELS[name as keyof typeof LABELS].says : null;
  }
  return Object.hasOwn(values, slot) ? (values[slot] ?? null) : null;
}

/** The text with its slots filled, or `null` when a value is missing. Values are never read for slots. */
export function fill(text: string, values: Situation['values']): string | null {
  let complete = true;
  const filled = text.replace(SLOT, (_, slot: string) => {
    const value = slotValue(slot, values);
    if (value === null) complete = false;
    return value ?? '';
  });
  return complete ? filled : null;
}

/** The first variant that fits and can be filled; throws when there is none, which a test rules out. */
export function firstOf(variants: Variants, situation: Situation): string {
  const list = typeof variants === 'string' ? [{ say: variants }] : variants;
  for (const { say, when = {} } of list as readonly { say: string; when?: When }[]) {
    const text = fits(when, situation) ? fill(say, situation.values) : null;
    if (text !== null) return text;
  }
  throw new RangeError('none of the variants fits');
}

/** All sentences that are said in a situation, in their order. */
export function allOf(says: readonly Say[], situation: Situation): Said[] {
  return says
    .map((say): Sentence => (typeof say === 'string' ? { say } : say))
    .filter(({ when = {} }) => fits(when, situation))
    .flatMap((sentence) =>
      texts(sentence, situation).map((text) => ({
        text,
        tone: sentence.tone ?? 'plain',
        mark: sentence.mark ?? 'none',
      })),
    );
}

function texts({ say, each }: Sentence, { values, lists }: Situation): string[] {
  const all =
    each === undefined ? [values] : (lists[each] ?? []).map((item) => ({ ...values, item }));
  return all.map((one) => fill(say, one)).filter((text) => text !== null);
}
