/** What all talks share: help, Back, notes, printing again, stopping. */
import type { SafeText } from '../../terminal/safe-text.ts';
import type { Screen } from '../screen.ts';
import { commandOf } from './commands.ts';
import { lines, say } from './said.ts';
import { act, type Heard, reply, type Said, type Talk } from './talk.ts';
import { plainWords } from './words.ts';

export interface Around {
  screen: Screen;
  canGoBack: boolean;
}

/** A talk by what is its own. */
export interface Own {
  opening: readonly Said[];
  prompt: SafeText;
  /** What can be typed, for the help. */
  commands: readonly SafeText[];
  /** What a line means that is no command. It is given the talk itself. */
  hear: (line: string, self: Talk) => Heard;
  fresh?: boolean;
}

/** A talk that also knows what can be typed at every question. */
export function question(around: Around, own: Own): Talk {
  const self: Talk = {
    opening: own.opening,
    prompt: own.prompt,
    hidden: false,
    fresh: own.fresh ?? false,
    hear: (line) => {
      const command = commandOf(line);
      switch (command?.does) {
        case 'help':
          return reply(self, ...help(around, own.commands));
        case 'back':
          return around.canGoBack
            ? act(self, { does: 'back' })
            : reply(self, say(plainWords.noBack));
        case 'again':
          return reply(self, ...self.opening);
        case 'stop':
          return act(self, { does: 'stop' });
        case 'note':
          return command.text === ''
            ? reply(noteTalk(self))
            : act(self, { does: 'note', text: command.text });
        default:
          return own.hear(line, self);
      }
    },
  };
  return self;
}

function help({ screen, canGoBack }: Around, commands: readonly SafeText[]): Said[] {
  const { commandBack, commandNote, commandAgain, commandHelp, commandStop } = plainWords;
  const back = canGoBack ? [commandBack] : [];
  const all = [...commands, ...back, commandNote, commandAgain, commandHelp, commandStop];
  return [
    'gap',
    say(plainWords.helpTitle),
    ...lines(screen.help),
    'gap',
    say(plainWords.commands),
    ...all.map((text) => say(text)),
    'gap',
  ];
}

/** The next line is the note, whatever it says. */
function noteTalk(back: Talk): Talk {
  return {
    opening: [],
    prompt: plainWords.notePrompt,
    hidden: false,
    fresh: false,
    hear: (line) =>
      line.trim() === ''
        ? reply(back, say(plainWords.noNote))
        : act(back, { does: 'note', text: line }),
  };
}
