/** Prints a conversation in lines: what is said, prompts, and the news of a case, each once. */
import { type Paper, rowsOf, say } from '../steps/plain/said.ts';
import type { Said, Talk } from '../steps/plain/talk.ts';
import type { WizardView } from '../steps/screen.ts';
import type { SafeText } from '../terminal/safe-text.ts';

export interface Printer {
  tell: (said: readonly Said[]) => void;
  /** Asks for the next line; what is told meanwhile begins a row of its own. */
  ask: (talk: Talk) => void;
  /** The person pressed Enter: the terminal has begun a new row, unless it shows nothing of what is typed. */
  entered: (talk: Talk) => void;
  /** What was said, found or begun to be stopped since; whether there was anything. */
  news: (view: WizardView) => boolean;
  /** The background scan's line, when it is another one than before. */
  status: (view: WizardView) => void;
}

/** @param paper asked for each time: a window can change its width */
export function printer(write: (text: string) => void, paper: () => Paper): Printer {
  let isInRow = false;
  let printed = 0;
  let last: { status: SafeText | null; stopping: SafeText | null } = {
    status: null,
    stopping: null,
  };
  const tell = (said: readonly Said[]) => {
    if (said.length === 0) return;
    const rows = rowsOf(said, paper());
    write(`${isInRow ? '\n' : ''}${rows.join('\n')}\n`);
    isInRow = false;
  };
  return {
    tell,
    ask: ({ prompt, hidden }) => {
      if (prompt === '') return;
      const rows = rowsOf([say(prompt)], paper());
      // What is hidden is asked for in one row: some programs around a terminal know such a prompt by its end.
      write(`${isInRow ? '\n' : ''}${rows.join('\n')}${hidden ? ' ' : '\n> '}`);
      isInRow = true;
    },
    entered: ({ hidden }) => {
      if (hidden) write('\n');
      isInRow = false;
    },
    news: ({ transcript, stopping }) => {
      const fresh = transcript.slice(printed).map(({ text }) => say(text));
      printed = transcript.length;
      const stops = stopping !== null && stopping !== last.stopping ? [say(stopping)] : [];
      last = { ...last, stopping };
      tell([...fresh, ...stops]);
      return fresh.length + stops.length > 0;
    },
    status: ({ status }) => {
      if (status !== null && status !== last.status) tell(['gap', say(status)]);
      last = { ...last, status };
    },
  };
}
