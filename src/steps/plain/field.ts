/** What is typed as text: dates, a folder, a phrase; and the numbered answers beside it. */
import { type SafeText, safe } from '../../terminal/safe-text.ts';
import type { Option, Screen } from '../screen.ts';
import { answered, byNumber } from './choice.ts';
import { pickWhole } from './pick.ts';
import { type Around, question } from './question.ts';
import { answers, asked, say } from './said.ts';
import { act, type Heard, reply, type Said, type Talk } from './talk.ts';
import { plainWords } from './words.ts';

type Of<K extends Screen['kind']> = Extract<Screen, { kind: K }>;

/** What kind of text it is, and what is typed for it. */
const KINDS = {
  dates: { what: plainWords.aDate, command: plainWords.commandDate },
  folder: { what: plainWords.aFolder, command: plainWords.commandFolder },
  phrase: { what: plainWords.thePhrase, command: plainWords.commandPhrase },
};

export function fieldTalk(
  screen: Of<'dates'> | Of<'folder'> | Of<'phrase'>,
  canGoBack: boolean,
): Talk {
  const { extra, field, kind } = screen;
  const around: Around = { screen, canGoBack };
  const { what, command } = KINDS[kind];
  const empty = whenEmpty(screen);
  const own = kind === 'phrase' ? [say(plainWords.toType), say(safe`${screen.phrase}`)] : [];
  return question(around, {
    opening: [
      ...asked(screen),
      'gap',
      ...own,
      ...beside(extra),
      ...(empty ? [say(empty.words)] : []),
    ],
    prompt: plainWords.prompt(
      extra.length > 0 ? plainWords.orNumber(what, extra.length) : what,
      canGoBack,
    ),
    commands: [command, ...(extra.length > 0 ? [plainWords.commandFieldNumber] : [])],
    fresh: kind === 'phrase',
    hear: (line, self) => {
      if (line.trim() === '' && empty) return act(self, { does: 'answer', value: empty.answer });
      const picked = pickWhole(extra, byNumber, line);
      if (picked) return answered(self, picked);
      const understood = field.understand(line);
      if (!understood.ok) return reply(self, say(understood.why));
      const isPlain = kind !== 'dates' && understood.answer === line.trim();
      if (isPlain) return act(self, { does: 'answer', value: understood.answer });
      return reply(confirmTalk(self, understood.answer), say(plainWords.readAs(understood.echo)));
    },
  });
}

function beside(extra: readonly Option[]): Said[] {
  return extra.length > 0 ? [say(plainWords.otherAnswers), ...answers(extra, byNumber), 'gap'] : [];
}

/** What Enter alone takes: the earlier answer while it still fits, else what is suggested; `null` for nothing. */
function whenEmpty(
  screen: Of<'dates'> | Of<'folder'> | Of<'phrase'>,
): { answer: string; words: SafeText } | null {
  // A phrase is always typed.
  if (screen.kind === 'phrase') return null;
  const { previous, extra, field } = screen;
  const one = extra.find(({ id }) => id === previous);
  if (one) return { answer: one.id, words: plainWords.enterKeeps(one.label) };
  const before = previous === null || previous === '' ? null : field.understand(previous);
  if (before?.ok) return { answer: before.answer, words: plainWords.enterKeeps(before.echo) };
  const suggested = field.suggested === null ? null : field.understand('');
  return suggested?.ok
    ? { answer: suggested.answer, words: plainWords.enterTakes(suggested.echo) }
    : null;
}

/** Enter takes what was understood; anything else is heard as if it had been typed at first. */
function confirmTalk(field: Talk, answer: string): Talk {
  const self: Talk = {
    opening: field.opening,
    prompt: plainWords.right,
    hidden: false,
    fresh: true,
    hear: (line): Heard =>
      /^\s*(?:y|yes)?\s*$/i.test(line)
        ? act(self, { does: 'answer', value: answer })
        : field.hear(line),
  };
  return self;
}
