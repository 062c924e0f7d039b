/** Choosing photos out of tens of thousands by lines: pages, finding, ticking by numbers. */
import { type SafeText, safe } from '../../terminal/safe-text.ts';
import { answered } from './choice.ts';
import { numbersIn } from './numbers.ts';
import {
  find,
  type PhotoList,
  type PhotoScreen,
  page,
  photoList,
  tickedInAll,
  toggle,
  turnPage,
} from './photo-list.ts';
import { pick } from './pick.ts';
import { question } from './question.ts';
import { answers, asked, say } from './said.ts';
import { act, type Heard, reply, type Said, type Talk } from './talk.ts';
import { photoWords, plainWords, tickWords } from './words.ts';

/** The numbers are the photos': the answers beside them have an x. */
const byX = (index: number): SafeText => safe`x${index + 1}`;

export function photosTalk(screen: PhotoScreen, canGoBack: boolean): Talk {
  const { extra } = screen;
  const beside: Said[] =
    extra.length > 0 ? ['gap', say(plainWords.otherAnswers), ...answers(extra, byX)] : [];
  const at = (list: PhotoList): Talk =>
    question(
      { screen, canGoBack },
      {
        opening: [
          ...asked(screen),
          ...beside,
          'gap',
          ...page(screen, list),
          'gap',
          say(photoWords.how),
        ],
        prompt: photoWords.prompt(canGoBack),
        commands: [...photoWords.commands, ...(extra.length > 0 ? [photoWords.commandX] : [])],
        hear: (line) => heard({ screen, list, at }, line),
      },
    );
  return at(photoList(screen));
}

interface Standing {
  screen: PhotoScreen;
  list: PhotoList;
  /** The talk with another list. */
  at: (list: PhotoList) => Talk;
}

function heard(standing: Standing, line: string): Heard {
  const { screen, list, at } = standing;
  const self = at(list);
  const picked = pick(screen.extra, byX, line);
  const [, word = '', rest = ''] = /^(find|day|go)\b\s*(.*)$/is.exec(line.trim()) ?? [];
  switch (word.toLowerCase() || line.trim().toLowerCase()) {
    case '':
    case 'more':
    case '>':
      return turned(standing, 1);
    case '<':
      return turned(standing, -1);
    case 'find': {
      const found = find(screen, list, rest);
      if (found.listed.length === 0) return reply(self, say(photoWords.noneFound(rest)));
      return shown(standing, found);
    }
    case 'ticked': {
      const listed = [...list.ticked].toSorted((a, b) => a - b);
      if (listed.length === 0) return reply(self, say(photoWords.noneTicked));
      return shown(standing, { ...list, kind: 'ticked', listed, from: 0 });
    }
    case 'all':
    case 'all that fit':
      return ticked(standing, fitting(screen, list), true);
    case 'none':
      return changed(standing, { ...list, ticked: new Set() });
    case 'day':
    case 'go':
      return byPhoto(standing, word.toLowerCase() === 'day', rest);
    case 'done': {
      const ids = screen.rows.flatMap(({ id }, index) => (list.ticked.has(index) ? [id] : []));
      if (ids.length === 0) return reply(self, say(photoWords.noneTicked));
      return act(self, { does: 'answer', value: ids });
    }
  }
  if ('found' in picked) return answered(self, picked.found);
  const typed = numbersIn(line, screen.rows.length);
  if (typed === null) return reply(self, say(photoWords.unknown(line)));
  if (typed.outside !== null) return outside(standing, typed.outside);
  return ticked(
    standing,
    typed.numbers.map((one) => one - 1),
    false,
  );
}

function shown({ screen, at }: Standing, list: PhotoList): Heard {
  return reply(at(list), ...page(screen, list));
}

function turned(standing: Standing, by: 1 | -1): Heard {
  const { list, at } = standing;
  const next = turnPage(list, by);
  if (next !== list) return shown(standing, next);
  return reply(at(list), say(by === 1 ? photoWords.lastPage : photoWords.firstPage));
}

function outside({ screen, list, at }: Standing, value: number): Heard {
  return reply(at(list), say(tickWords.outside(value, screen.rows.length)));
}

/** Of those that are listed: what fits, or everything where nothing does. */
function fitting({ rows }: PhotoScreen, { listed }: PhotoList): readonly number[] {
  const fits = listed.filter((one) => rows[one]?.fits);
  return fits.length > 0 ? fits : listed;
}

/** @param only whether ticks are only added */
function ticked(standing: Standing, positions: readonly number[], only: boolean): Heard {
  const { list } = standing;
  const isAll = positions.every((one) => list.ticked.has(one));
  if (only && isAll) return changed(standing, list);
  return changed(
    standing,
    toggle(list, positions),
    isAll ? photoWords.nowUnticked(positions.length) : photoWords.nowTicked(positions.length),
  );
}

function changed({ screen, at }: Standing, list: PhotoList, what?: SafeText): Heard {
  return reply(at(list), ...(what === undefined ? [] : [say(what)]), ...tickedInAll(screen, list));
}

/** The photos of one photo's day, or the page that begins with it. */
function byPhoto(standing: Standing, isDay: boolean, text: string): Heard {
  const { screen, list, at } = standing;
  const { rows } = screen;
  const typed = numbersIn(text, rows.length);
  if (typed === null)
    return reply(at(list), say(photoWords.unknown(isDay ? `day ${text}` : `go ${text}`)));
  const [number = 1] = typed.numbers;
  if (typed.outside !== null) return outside(standing, typed.outside);
  if (!isDay) {
    return shown(standing, { ...find(screen, list, ''), from: number - 1 });
  }
  const day = rows[number - 1]?.day ?? null;
  if (day === null) return reply(at(list), say(photoWords.noDay(number)));
  const positions = [...rows.keys()].filter((one) => rows[one]?.day === day);
  return ticked(standing, positions, true);
}
