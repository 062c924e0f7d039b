/** Characters that no output may hold: they move the cursor, hide text or turn its direction. */
const SUSPICIOUS = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u;

/** @returns the first of them as `U+XXXX`, or `null`. A line break is allowed. */
export function suspiciousCharacter(text: string): string | null {
  const [found] = SUSPICIOUS.exec(text) ?? [];
  if (found === undefined) return null;
  return `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
