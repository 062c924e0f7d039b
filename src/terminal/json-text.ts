/** What JSON leaves as it is and a terminal obeys: delete, the 8-bit controls (ECMA-48), marks that turn text round. */
const OBEYED = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * JSON that can be shown as it is, whatever a stranger's file is called. It means the same to a program.
 * @returns one line, without its end.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
