/** A password: heard and not seen. All that is typed at the hidden prompt is the password; Enter alone leads out. */
import { graphemes } from '../../terminal/graphemes.ts';
import type { Screen } from '../screen.ts';
import { answered, byNumber } from './choice.ts';
import { pick } from './pick.ts';
import { question } from './question.ts';
import { answers, asked, say } from './said.ts';
import { reply, type Talk } from './talk.ts';
import { plainWords, secretWords } from './words.ts';

export function secretTalk(screen: Extract<Screen, { kind: 'secret' }>, canGoBack: boolean): Talk {
  const { extra } = screen;
  const other: Talk = question(
    { screen, canGoBack },
    {
      opening: [
        ...(extra.length > 0 ? [say(plainWords.otherAnswers)] : []),
        ...answers(extra, byNumber),
        say(secretWords.enterAgain),
      ],
      prompt: plainWords.prompt(plainWords.aNumber(Math.max(1, extra.length)), canGoBack),
      commands: [plainWords.commandSecret],
      fresh: true,
      hear: (line, self) => {
        if (line.trim() === '') return reply(hidden, say(secretWords.how));
        const picked = pick(extra, byNumber, line);
        return 'found' in picked
          ? answered(self, picked.found)
          : reply(self, say(secretWords.notSeen));
      },
    },
  );
  const hidden: Talk = {
    opening: [...asked(screen), 'gap', say(secretWords.how)],
    prompt: secretWords.prompt,
    hidden: true,
    fresh: true,
    hear: (text) =>
      text === ''
        ? reply(other, ...other.opening)
        : {
            say: [say(secretWords.typed(graphemes(text).length))],
            act: { does: 'secret', text },
            next: hidden,
          },
  };
  return hidden;
}
