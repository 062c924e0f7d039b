/** Lines that are ticked: those that apply, by their numbers; or, where all are needed, each by itself. */
import { safe } from '../../terminal/safe-text.ts';
import type { Option, Screen } from '../screen.ts';
import { answered, byNumber, oneOf } from './choice.ts';
import { numbersIn } from './numbers.ts';
import { pick } from './pick.ts';
import { question } from './question.ts';
import { answers, asked, say } from './said.ts';
import { act, type Heard, reply, type Said, type Talk } from './talk.ts';
import { plainWords, tickWords } from './words.ts';

type Checklist = Extract<Screen, { kind: 'checklist' }>;

export function checklistTalk(screen: Checklist, canGoBack: boolean): Talk {
  return screen.all ? lineTalk(screen, canGoBack, 0) : severalTalk(screen, canGoBack);
}

function severalTalk(screen: Checklist, canGoBack: boolean): Talk {
  const { options, extra, previous } = screen;
  const ticked = new Set(previous);
  const before = options.flatMap(({ id }, index) => (ticked.has(id) ? [index + 1] : []));
  const kept = before.length > 0 ? [say(plainWords.enterKeeps(safe`${list(before)}`))] : [];
  const beside: Said[] =
    extra.length > 0
      ? [say(plainWords.orAnswers), ...answers(extra, (index) => byNumber(options.length + index))]
      : [];
  return question(
    { screen, canGoBack },
    {
      opening: [
        ...asked(screen),
        'gap',
        say(plainWords.answers),
        ...answers(options, byNumber, ({ id }) => (ticked.has(id) ? tickWords.ticked : safe``)),
        ...beside,
        'gap',
        ...kept,
      ],
      prompt: plainWords.prompt(tickWords.orAll(tickWords.several), canGoBack),
      commands: [tickWords.commandSeveral, tickWords.commandAll],
      hear: (line, self) => {
        const text = line.trim().toLowerCase();
        if (text === 'all') return tick(self, options);
        if (text !== '') return severalOf(options, extra, line, self);
        const again = options.filter(({ id }) => ticked.has(id));
        return again.length > 0 ? tick(self, again) : reply(self, ...self.opening);
      },
    },
  );
}

function list(numbers: readonly number[]) {
  return numbers.reduce(
    (sofar, one) => (sofar === '' ? safe`${one}` : safe`${sofar}, ${one}`),
    safe``,
  );
}

function tick(self: Talk, options: readonly Option[]): Heard {
  return act(self, { does: 'answer', value: options.map(({ id }) => id) });
}

function severalOf(
  options: readonly Option[],
  extra: readonly Option[],
  line: string,
  self: Talk,
): Heard {
  const all = [...options, ...extra];
  const typed = numbersIn(line, all.length);
  if (typed === null) {
    const picked = pick(all, byNumber, line);
    if ('found' in picked && options.includes(picked.found)) return tick(self, [picked.found]);
    return oneOf(all, line, self);
  }
  if (typed.outside !== null) return reply(self, say(tickWords.outside(typed.outside, all.length)));
  const beside = typed.numbers.find((one) => one > options.length);
  const alone = beside === undefined ? undefined : all[beside - 1];
  if (alone === undefined) {
    return tick(
      self,
      options.filter((_, index) => typed.numbers.includes(index + 1)),
    );
  }
  return typed.numbers.length === 1
    ? answered(self, alone)
    : reply(self, say(tickWords.alone(beside ?? 0)));
}

/** Every line is needed, and each is asked for by itself; what was typed before it was printed does not count. */
function lineTalk(screen: Checklist, canGoBack: boolean, at: number): Talk {
  const { options, extra } = screen;
  const line = options[at];
  const now = line
    ? [
        say(tickWords.oneByOne(at + 1, options.length, line.label)),
        ...(line.hint ? [say(line.hint)] : []),
      ]
    : [];
  const beside: Said[] =
    extra.length > 0 ? [say(plainWords.otherAnswers), ...answers(extra, byNumber), 'gap'] : [];
  const alone = canGoBack ? tickWords.isItSoOrBack : tickWords.isItSo;
  return question(
    { screen, canGoBack },
    {
      opening: at === 0 ? [...asked(screen), 'gap', ...beside, ...now] : now,
      prompt: extra.length > 0 ? tickWords.isItSoOr(extra.length, canGoBack) : alone,
      fresh: true,
      commands: [tickWords.commandYes, ...(extra.length > 0 ? [plainWords.commandNumber] : [])],
      hear: (typed, self) => {
        switch (typed.trim().toLowerCase()) {
          case 'y':
          case 'yes': {
            if (at + 1 >= options.length) return tick(self, options);
            const next = lineTalk(screen, canGoBack, at + 1);
            return reply(next, ...next.opening);
          }
          case 'no':
            return reply(self, say(tickWords.notYet));
          case 'all':
            return reply(self, say(tickWords.noAllHere));
          default:
            return otherThanYes(extra, typed, self);
        }
      },
    },
  );
}

function otherThanYes(extra: readonly Option[], typed: string, self: Talk): Heard {
  const picked = pick(extra, byNumber, typed);
  return 'found' in picked
    ? answered(self, picked.found)
    : reply(self, say(tickWords.typeYes(typed)));
}
