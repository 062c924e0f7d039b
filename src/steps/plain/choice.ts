/** One answer of some, by its number or its words; also the answers beside a field. */
import { type SafeText, safe } from '../../terminal/safe-text.ts';
import type { Option, Screen } from '../screen.ts';
import { pick } from './pick.ts';
import { type Around, question } from './question.ts';
import { answers, asked, say } from './said.ts';
import { act, type Heard, reply, type Talk } from './talk.ts';
import { plainWords } from './words.ts';

/** Answers are numbered from 1. */
export const byNumber = (index: number): SafeText => safe`${index + 1}`;

export function choiceTalk(screen: Extract<Screen, { kind: 'choice' }>, canGoBack: boolean): Talk {
  const around: Around = { screen, canGoBack };
  const { options, previous } = screen;
  const at = options.findIndex(({ id }) => id === previous);
  const before = options[at];
  const kept = before ? [say(plainWords.enterKeeps(safe`${byNumber(at)}, ${before.label}`))] : [];
  return question(around, {
    opening: [
      ...asked(screen),
      'gap',
      say(plainWords.answers),
      ...answers(options, byNumber),
      'gap',
      ...kept,
    ],
    prompt: plainWords.prompt(plainWords.aNumber(options.length), canGoBack),
    commands: [plainWords.commandNumber],
    hear: (line, self) => {
      if (line.trim() !== '') return oneOf(options, line, self);
      return before ? answered(self, before) : reply(self, ...self.opening);
    },
  });
}

/** A line as one of the answers; else what would be one. */
export function oneOf(options: readonly Option[], line: string, self: Talk): Heard {
  const picked = pick(options, byNumber, line);
  if ('found' in picked) return answered(self, picked.found);
  const why =
    'several' in picked
      ? plainWords.several(
          line,
          picked.several.map((at) => at + 1),
        )
      : plainWords.notAnAnswer(line, options.length);
  return reply(self, say(why));
}

export function answered(self: Talk, { id }: Option): Heard {
  return act(self, { does: 'answer', value: id });
}
