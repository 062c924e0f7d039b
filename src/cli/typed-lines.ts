/**
 * Lines that a person types on a terminal which edits and shows them itself. Nothing is ever written here: what must
 * not be seen is read with the terminal's echo off.
 */
import { StringDecoder } from 'node:string_decoder';
import { type HiddenText, noHiddenText, typeHidden } from '../terminal/hidden-text.ts';
import { ctrlC } from '../terminal/keys.ts';

export interface TypedLines {
  /** Forgets all that was typed so far, half a line too. */
  drop: () => Promise<void>;
  /** From now on lines are read without being shown, or are shown again. */
  hide: (hidden: boolean) => void;
  close: () => void;
}

export interface Listener {
  line: (text: string) => void;
  /** Ctrl-C while the terminal does not make a signal of it. */
  interrupt: () => void;
  /** No more will come. */
  end: () => void;
}

/** @param stdin must be a terminal */
export function typedLines(
  stdin: NodeJS.ReadStream,
  { line, interrupt, end }: Listener,
): TypedLines {
  let decoder = new StringDecoder('utf8');
  let unfinished = '';
  let hidden: HiddenText | null = null;
  /** What came in while it was not wanted; `null` while it is. */
  let dropped: string | null = null;

  const shownPart = (text: string) => {
    const lines = (unfinished + text).split(/\r\n|\r|\n/);
    unfinished = lines.pop() ?? '';
    for (const one of lines) line(one);
  };
  const hiddenPart = (before: HiddenText, text: string) => {
    const now = typeHidden(before, text);
    hidden = now.end === null ? now : noHiddenText;
    if (now.end === 'entered') line(now.text);
    if (now.end === 'interrupted') interrupt();
    if (now.end === 'closed') end();
  };
  const onData = (chunk: Buffer) => {
    const text = decoder.write(chunk);
    if (dropped !== null) dropped += text;
    else if (hidden !== null) hiddenPart(hidden, text);
    else shownPart(text);
  };
  // What a terminal that hung up says; there is nobody left to be told.
  const onError = () => end();
  stdin.on('data', onData);
  stdin.on('end', end);
  stdin.on('error', onError);
  stdin.resume();

  return {
    drop: async () => {
      dropped = '';
      // Half a line stays with the terminal until it is finished; in raw mode it is handed over at once.
      stdin.setRawMode(true);
      for (let before = -1; before < dropped.length; ) {
        before = dropped.length;
        await polled();
      }
      const interrupted = dropped.includes(ctrlC);
      if (hidden === null) stdin.setRawMode(false);
      else hidden = noHiddenText;
      dropped = null;
      unfinished = '';
      decoder = new StringDecoder('utf8');
      if (interrupted) interrupt();
    },
    hide: (isHidden) => {
      if (isHidden === (hidden !== null)) return;
      hidden = isHidden ? noHiddenText : null;
      stdin.setRawMode(isHidden);
    },
    close: () => {
      stdin.setRawMode(false);
      stdin.off('data', onData);
      stdin.off('end', end);
      stdin.off('error', onError);
      stdin.pause();
    },
  };
}

/** One more look at whether something was typed: between two turns the event loop asks the system. */
async function polled(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
