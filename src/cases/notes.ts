/** Remarks that somebody wrote down while a case went on. They answer nothing and undo nothing. */

/** As long as anybody would type; it also bounds what a crafted file can bring. */
export const LONGEST_NOTE = 2000;

export interface Note {
  at: string;
  /** The step that was on the screen. */
  step: string;
  /** How many answers had been given. */
  after: number;
  text: string;
}

/** A typed remark; `null` for an empty one. */
export function noted(text: string, where: Omit<Note, 'text'>): Note | null {
  const trimmed = text.trim().slice(0, LONGEST_NOTE);
  return trimmed === '' ? null : { ...where, text: trimmed };
}
