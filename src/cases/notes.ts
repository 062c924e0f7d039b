/** Remarks that somebody wrote down while a case went on. They answer nothing and undo nothing. */
import { z } from 'zod';

/** As long as anybody would type; it also bounds what a crafted file can bring. */
const LONGEST = 2000;

export const noteList = z.array(
  z.object({
    at: z.iso.datetime(),
    /** The step that was on the screen. */
    step: z.string(),
    /** How many answers had been given. */
    after: z.number().int().nonnegative(),
    text: z.string().min(1).max(LONGEST),
  }),
);

export type Note = z.infer<typeof noteList>[number];

/** A typed remark; `null` for an empty one. */
export function noted(text: string, where: Omit<Note, 'text'>): Note | null {
  const trimmed = text.trim().slice(0, LONGEST);
  return trimmed === '' ? null : { ...where, text: trimmed };
}
