/** A job that is running: it can be gone back from, and asks nothing. */
import { safe } from '../../terminal/safe-text.ts';
import type { Screen } from '../screen.ts';
import { question } from './question.ts';
import { asked, say } from './said.ts';
import { reply, type Talk } from './talk.ts';
import { busyWords } from './words.ts';

export function busyTalk(screen: Extract<Screen, { kind: 'busy' }>, canGoBack: boolean): Talk {
  return question(
    { screen, canGoBack },
    {
      opening: [...asked(screen), say(canGoBack ? busyWords.cancels : busyWords.stops)],
      prompt: safe``,
      commands: [],
      fresh: true,
      hear: (_line, self) => reply(self, say(busyWords.working)),
    },
  );
}
