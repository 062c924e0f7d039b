/** What can be typed at every question, beside its answers. */

export type Command = { does: 'help' | 'back' | 'again' | 'stop' } | { does: 'note'; text: string };

const words: Record<string, 'help' | 'back' | 'again' | 'stop'> = {
  '?': 'help',
  help: 'help',
  b: 'back',
  back: 'back',
  again: 'again',
  stop: 'stop',
};

/** The command that a line is, or `null`. A command is the whole line; only a note goes on after its word. */
export function commandOf(line: string): Command | null {
  const text = line.trim();
  const word = text.toLowerCase();
  if (Object.hasOwn(words, word)) return { does: words[word] ?? 'help' };
  const note = /^(?:n|note)(?:\s+(.*))?$/is.exec(text);
  return note ? { does: 'note', text: note[1] ?? '' } : null;
}
