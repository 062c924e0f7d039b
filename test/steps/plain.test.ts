/** The conversation in lines: what is printed for a screen, and what a typed line means. */
import { describe, expect, test } from 'vitest';
import { commandOf } from '../../src/steps/plain/commands.ts';
import { ending as endingSaid, keepsTyped, talkAbout } from '../../src/steps/plain/index.ts';
import { numbersIn } from '../../src/steps/plain/numbers.ts';
import { progressDue } from '../../src/steps/plain/progress.ts';
import { rowsOf } from '../../src/steps/plain/said.ts';
import type { Heard, Said, Talk } from '../../src/steps/plain/talk.ts';
import type { Screen } from '../../src/steps/screen.ts';
import { safe, safeText } from '../../src/terminal/safe-text.ts';
import { chooseSymbols } from '../../src/terminal/symbols.ts';
import { width } from '../../src/terminal/width.ts';
import * as screens from './screens.ts';

type Asking = Exclude<Screen, { kind: 'ending' }>;

const symbols = chooseSymbols({ TERM: 'dumb' }, 'linux');
const rows = (said: readonly Said[], columns = 80) => rowsOf(said, { columns, symbols });
const text = (said: readonly Said[]) => rows(said).join(' ').replaceAll(/\s+/g, ' ');
const begin = (screen: Asking, canGoBack = true) => talkAbout({ screen, canGoBack });

/** What the last of some lines comes to. */
function hears(talk: Talk, ...lines: string[]): Heard {
  const [first = '', ...rest] = lines;
  const heard = talk.hear(first);
  return rest.length === 0 ? heard : hears(heard.next, ...rest);
}

const acts = (talk: Talk, ...lines: string[]) => hears(talk, ...lines).act;
const says = (talk: Talk, ...lines: string[]) => text(hears(talk, ...lines).say);
const answer = (value: string | string[]) => ({ does: 'answer', value });

describe('at every question', () => {
  const asking = screens.all.filter((one): one is Asking => one.kind !== 'ending');
  const open = asking.filter(({ kind }) => kind !== 'secret');

  test.each(open.map((screen) => [screen.step, screen] as const))(
    '%s knows the commands',
    (_, screen) => {
      const talk = begin(screen);
      expect(acts(talk, 'b')).toEqual({ does: 'back' });
      expect(acts(talk, ' B ')).toEqual({ does: 'back' });
      expect(acts(talk, 'stop')).toEqual({ does: 'stop' });
      expect(acts(talk, 'n the caller’s words')).toEqual({
        does: 'note',
        text: 'the caller’s words',
      });
      expect(acts(talk, 'n', 'b')).toEqual({ does: 'note', text: 'b' });
      expect(says(talk, 'n', '')).toBe('No note was written.');
      expect(hears(talk, 'n', 'a remark').next).toBe(talk);
      expect(hears(talk, 'again').say).toEqual(talk.opening);
      expect(says(talk, '?')).toContain('Finder, iTunes and the Apple Devices app');
      expect(says(talk, '?')).toContain('b: go back');
    },
  );

  test.each(open.map((screen) => [screen.step, screen] as const))(
    '%s promises no Back where there is none',
    (_, screen) => {
      const talk = begin(screen, false);
      expect(acts(talk, 'b')).toBeNull();
      expect(says(talk, 'b')).toBe('There is nothing to go back to here.');
      const promised = `${text(talk.opening)} ${talk.prompt} ${says(talk, '?')}`;
      expect(promised).not.toMatch(/\bb (?:to go back|and Enter)|b: /);
    },
  );

  test('only a whole line is a command', () => {
    expect(commandOf('back to the start')).toBeNull();
    expect(commandOf('none')).toBeNull();
    expect(commandOf('constructor')).toBeNull();
    expect(commandOf('Note: x')).toBeNull();
    expect(commandOf('  ?  ')).toEqual({ does: 'help' });
  });

  test('lines stay within any window, and within what is easy to read', () => {
    for (const columns of [80, 40, 28, 200, 0, undefined]) {
      const widest = Math.min((columns || 80) - 1, 72);
      for (const screen of asking) {
        const talk = begin(screen);
        const said = [...talk.opening, ...talk.hear('?').say, ...talk.hear('nonsense').say];
        for (const row of rowsOf(said, { columns, symbols })) {
          expect(width(row), row).toBeLessThanOrEqual(widest);
        }
      }
    }
  });

  test('typed text is said back without what is in it for a terminal', () => {
    const typed =
      'x\u001b]8;;http://example.org\u0007y\u202e\u0007\u0000 and a long story without any end';
    for (const screen of open) {
      const said = begin(screen).hear(typed).say;
      for (const row of rows(said)) expect(row).not.toMatch(/\p{Cc}|\u202e/u);
      expect(text(said).length).toBeLessThan(160);
    }
  });

  test('signs for the eye are not left to be read aloud', () => {
    const said = rowsOf([{ lead: safe``, text: safe`↩ Back to: one · two…` }], {
      columns: 80,
      symbols,
    });
    expect(said).toEqual(['Back to: one, two...']);
  });
});

describe('one of some answers', () => {
  const talk = begin(screens.choice);

  test('is printed with where we are, the text and numbers before the answers', () => {
    expect(rows(talk.opening)).toEqual([
      '',
      'Computer backups, part 4 of 10',
      'Which backup shall we look into first?',
      '',
      'Four backups were found on this computer. Looking changes nothing',
      'in them.',
      '- The one at the top has the best chance of holding the photo.',
      'Important: Do not plug in the phone yet: a new backup could replace an',
      'old one.',
      '',
      'Answers:',
      "1. Anna's iPhone, 12 May 2026, 14:03",
      '   Yes: made after the photo was taken.',
      "2. Anna's iPhone, 2 February 2026",
      '   No: made before the photo was taken.',
      '3. Old iPad, 3 March 2025',
      '   Maybe: the dates are not known well.',
      '4. None of these',
      '',
    ]);
    expect(talk.prompt).toBe('Your answer (a number from 1 to 4, ? for help, b to go back):');
  });

  test.each([
    ['3', 'c'],
    [' 3. ', 'c'],
    ['none of these', 'none'],
    ['NONE', 'none'],
    ["anna's iphone, 12", 'a'],
    ['ipad', 'c'],
    ['february', 'b'],
  ])('%s', (line, id) => expect(acts(talk, line)).toEqual(answer(id)));

  test.each([
    ['5', '"5" is not one of the answers. Type a number from 1 to 4, or an answer\'s words.'],
    ['0', '"0" is not one of the answers.'],
    ["Anna's", '"Anna\'s" fits more than one answer: 1, 2. Type its number.'],
    ['pad', '"pad" is not one of the answers.'],
  ])('%s is no answer, and what would be is said', (line, why) => {
    expect(acts(talk, line)).toBeNull();
    expect(says(talk, line)).toContain(why);
  });

  test('an empty line prints it again, or keeps the earlier answer where it is named', () => {
    expect(hears(talk, '')).toEqual({ say: talk.opening, act: null, next: talk });
    const again = begin({ ...screens.choice, previous: 'c' });
    expect(text(again.opening)).toContain('Enter alone keeps your earlier answer: 3, Old iPad');
    expect(acts(again, '')).toEqual(answer('c'));
    expect(acts(begin({ ...screens.choice, previous: 'gone' }), '')).toBeNull();
  });

  test('forty answers have forty numbers', () => {
    const long = begin(screens.longChoice);
    for (const [index, { id }] of screens.longChoice.options.entries()) {
      expect(acts(long, `${index + 1}`)).toEqual(answer(id));
    }
  });
});

describe('ticks', () => {
  const talk = begin(screens.checklist);

  test.each([
    ['1,3', ['google', 'ipad']],
    ['2-4', ['whatsapp', 'ipad', 'dropbox']],
    ['4 - 3, 1,', ['google', 'ipad', 'dropbox']],
    ['1 1 2', ['google', 'whatsapp']],
    ['all', ['google', 'whatsapp', 'ipad', 'dropbox']],
    ['whatsapp', ['whatsapp']],
    ['5', 'none'],
    ['don’t know', 'dont-know'],
  ])('%s', (line, value) => expect(acts(talk, line)).toEqual(answer(value)));

  test.each([
    ['1,5', '5 cannot go together with others.'],
    ['7', 'There is no 7. The numbers go from 1 to 6.'],
    ['1-999999999999', 'There is no 999,999,999,999.'],
    ['0', 'There is no 0.'],
    ['1;2', 'is not one of the answers'],
  ])('%s is refused', (line, why) => {
    expect(acts(talk, line)).toBeNull();
    expect(says(talk, line)).toContain(why);
  });

  test('earlier ticks are words, and kept by an empty line', () => {
    const again = begin({ ...screens.checklist, previous: ['ipad', 'google'] });
    expect(text(again.opening)).toContain('1. ticked, Google Photos');
    expect(text(again.opening)).toContain('Enter alone keeps your earlier answer: 1, 3');
    expect(acts(again, '')).toEqual(answer(['google', 'ipad']));
    expect(acts(talk, '')).toBeNull();
  });
});

describe('ticks that are all needed', () => {
  const talk = begin({ ...screens.checklist, all: true });

  test('are asked for one by one, each after the one before was printed', () => {
    expect(text(talk.opening)).toContain(
      'Line 1 of 4: Google Photos Keeps deleted photos for 60 days.',
    );
    expect(text(talk.opening)).not.toContain('Dropbox');
    const second = hears(talk, 'yes');
    expect(text(second.say)).toBe('Line 2 of 4: WhatsApp');
    expect([talk.fresh, second.next.fresh, second.next === talk]).toEqual([true, true, false]);
    expect(acts(talk, 'yes', 'y', 'YES')).toBeNull();
    expect(acts(talk, 'yes', 'y', 'YES', 'yes')).toEqual(
      answer(['google', 'whatsapp', 'ipad', 'dropbox']),
    );
  });

  test('cannot be answered otherwise, but the answers beside them can be given', () => {
    expect(says(talk, 'all')).toBe(
      'Each line counts by itself here. Please answer them one by one.',
    );
    expect(says(talk, 'no')).toContain('Then please see to it first.');
    for (const line of ['', '1-4', 'all', 'no', 'yes please']) expect(acts(talk, line)).toBeNull();
    expect(acts(talk, 'yes', '1')).toEqual(answer('none'));
    expect(acts(talk, '2')).toEqual(answer('dont-know'));
  });
});

describe('a date', () => {
  const talk = begin(screens.dates);

  test('is said back, and counts after a yes that was typed then', () => {
    const heard = hears(talk, '2026-05');
    expect(heard.act).toBeNull();
    expect(text(heard.say)).toBe('I read this as: Understood as 2026-05');
    expect(heard.next.fresh).toBe(true);
    for (const yes of ['', 'y', ' Yes '])
      expect(acts(talk, '2026-05', yes)).toEqual(answer('2026-05'));
    expect(acts(talk, '2026-05', '2026-06')).toBeNull();
    expect(acts(talk, '2026-05', '2026-06', '')).toEqual(answer('2026-06'));
    expect(acts(talk, '2026-05', 'b')).toEqual({ does: 'back' });
    expect(acts(talk, '2026-05', 'no')).toBeNull();
  });

  test('can be left to the other answers', () => {
    expect(acts(talk, '1')).toEqual(answer('dont-know'));
    expect(acts(talk, "I don't know")).toEqual(answer('dont-know'));
    expect(talk.prompt).toContain('a date, or 1 from above');
  });

  test('that cannot be read is explained; an empty line keeps only an earlier answer that still fits', () => {
    expect(says(talk, 'soon')).toBe('This is not a date or a folder that can be read.');
    expect(acts(talk, '')).toBeNull();
    const again = (previous: string) => begin({ ...screens.dates, previous });
    expect(text(again('2026-05').opening)).toContain('Enter alone keeps your earlier answer');
    expect(acts(again('2026-05'), '')).toEqual(answer('2026-05'));
    expect(acts(again('dont-know'), '')).toEqual(answer('dont-know'));
    expect(text(again('soon').opening)).not.toContain('Enter alone');
    expect(acts(again('soon'), '')).toBeNull();
  });
});

describe('a folder', () => {
  const talk = begin(screens.folder);

  test('is taken as typed, and the suggested one by an empty line that is named', () => {
    expect(text(talk.opening)).toContain(
      'Enter alone takes: Understood as /home/anna/Recovered photos',
    );
    expect(acts(talk, '')).toEqual(answer('/home/anna/Recovered photos'));
    expect(acts(talk, '/mnt/Show me')).toEqual(answer('/mnt/Show me'));
    expect(acts(talk, '1')).toEqual(answer('other-disk'));
  });

  test('is not mistaken for the beginning of another answer', () => {
    expect(acts(talk, 'Show')).toBeNull();
    expect(says(talk, 'Show')).toContain('can be read');
  });
});

test('what was understood as something else than typed is said back', () => {
  const understand = () =>
    ({ ok: true, answer: '/home/anna/b', echo: safe`/home/anna/b` }) as const;
  const talk = begin({ ...screens.folder, field: { suggested: null, understand } });
  expect(acts(talk, './b')).toBeNull();
  expect(says(talk, './b')).toBe('I read this as: /home/anna/b');
  expect(acts(talk, './b', '')).toEqual(answer('/home/anna/b'));
});

test('a phrase counts word for word, and is never suggested', () => {
  const talk = begin(screens.phrase);
  expect(talk.fresh).toBe(true);
  expect(text(talk.opening)).toContain('type exactly these words: lose 41 days');
  expect(acts(talk, 'lose 41 days')).toEqual(answer('lose 41 days'));
  for (const line of ['', 'y', 'yes', 'lose', 'Lose 41 days']) expect(acts(talk, line)).toBeNull();
  expect(says(talk, 'yes')).toBe('This is not the same. Nothing has been done.');
  expect(acts(talk, '1')).toEqual(answer('no'));
});

describe('a password', () => {
  const talk = begin(screens.secret);

  test('is anything that is typed where it is not seen', () => {
    expect([talk.hidden, talk.fresh]).toEqual([true, true]);
    for (const typed of ['b', '?', ' stop ', '1', 'né']) {
      expect(acts(talk, typed)).toEqual({ does: 'secret', text: typed });
    }
    expect(says(talk, 'né1')).toBe('3 characters were typed.');
    expect(talk.prompt).toBe('Password:');
  });

  test('is left by an empty line, for answers and commands that can be seen', () => {
    const other = hears(talk, '').next;
    expect([other.hidden, other.fresh]).toEqual([false, true]);
    expect(says(talk, '')).toContain("1. I don't remember it");
    expect(acts(other, '1')).toEqual(answer('unknown'));
    expect(acts(other, 'b')).toEqual({ does: 'back' });
    expect(says(other, 'my secret')).not.toContain('secret');
    expect(hears(other, '').next).toBe(talk);
  });
});

describe('photos', () => {
  const others = (index: number) =>
    screens.photo(index, { fits: index < 12, missing: index === 1 });
  const screen = {
    ...screens.photos,
    rows: Array.from({ length: 25_000 }, (_, index) => others(index)),
  };
  const talk = begin(screen);
  const ids = (...numbers: number[]) => answer(numbers.map((one) => `p${one - 1}`));

  test('come in pages, under their days, with numbers over the whole list', () => {
    expect(text(talk.opening)).toContain(
      'Photos 1 to 10 of 25,000; 12 of them fit. Day 2026-05-28 1. 14:03, original, 2.1 MB, IMG_0000.HEIC 2. 14:03, thumbnail only, 40 kB, gone from a newer backup, IMG_0001.HEIC',
    );
    expect(text(talk.opening)).toContain('Nothing is ticked.');
    expect(says(talk, 'more')).toContain('11. 14:03, thumbnail only, 40 kB, IMG_0010.HEIC');
    expect(says(talk, '')).toContain(
      '12. 14:03, thumbnail only, 40 kB, IMG_0011.HEIC The others in this backup: Day 2026-05-27 13.',
    );
    expect(says(talk, 'more', '>', '<')).toContain('Photos 11 to 20 of 25,000');
    expect(says(talk, '<')).toBe('These are the first of them.');
    expect(says(talk, 'go 24996')).toContain('Photos 24,996 to 25,000 of 25,000');
    expect(says(talk, 'go 24996', 'more')).toBe('That was the last of them.');
  });

  test('are ticked and unticked by numbers, days and what fits', () => {
    expect(says(talk, '1,4')).toBe('Ticked 2 photos. 2 photos ticked, 4.2 MB in all.');
    expect(says(talk, '1-4', '2')).toBe('Unticked 1 photo. 3 photos ticked, 4.2 MB in all.');
    expect(acts(talk, '1-4', '2', 'done')).toEqual(ids(1, 3, 4));
    expect(acts(talk, 'day 11', 'done')).toHaveProperty('value.length', 900);
    expect(acts(talk, 'all that fit', 'done')).toEqual(
      ids(...Array.from({ length: 12 }, (_, at) => at + 1)),
    );
    expect(says(talk, 'all', 'all')).toContain('12 photos ticked');
    expect(says(talk, '3', 'none')).toBe('Nothing is ticked.');
    expect(says(talk, '30,2', 'ticked')).toContain(
      '1 to 2 of the 2 that are ticked. Day 2026-05-28 2. ticked, 14:03',
    );
  });

  test('are found by words and by dates, and keep their numbers', () => {
    expect(says(talk, 'find img_0042')).toContain(
      '1 to 1 of the 1 that match "img_0042". The others in this backup: Day 2026-05-24 43.',
    );
    expect(says(talk, 'find 2026-05-27')).toContain('11. 14:03');
    expect(says(talk, 'find IMG_004', 'all')).toContain('Ticked 10 photos');
    expect(says(talk, 'find IMG_004', 'find')).toContain('Photos 1 to 10 of 25,000');
    expect(says(talk, 'find nowhere')).toBe('Nothing matches "nowhere".');
  });

  test.each([
    ['done', 'Nothing is ticked yet.'],
    ['ticked', 'Nothing is ticked yet.'],
    ['25001', 'There is no 25,001. The numbers go from 1 to 25,000.'],
    ['day 0', 'There is no 0.'],
    ['go', '"go" is not understood.'],
    ['maybe', '"maybe" is not understood. ? lists what you can type.'],
  ])('%s is explained', (line, why) => {
    expect(acts(talk, line)).toBeNull();
    expect(says(talk, line)).toContain(why);
  });

  test('leave room for the answers beside them', () => {
    expect(acts(talk, 'x1')).toEqual(answer('none'));
    expect(acts(talk, 'None of these')).toEqual(answer('none'));
    expect(acts(begin({ ...screen, previous: ['p2', 'p1'] }), 'done')).toEqual(ids(2, 3));
  });

  test('that are not there say so', () => {
    const none = begin({ ...screen, rows: [] });
    expect(text(none.opening)).toContain('There are no photos to list.');
    expect(says(none, '1')).toContain('There is no 1.');
  });
});

describe('a running job', () => {
  const bar = screens.busy.bar;

  test('says how to leave it, and that it asks nothing', () => {
    expect(text(begin(screens.busy).opening)).toContain(
      'b and Enter goes back and ends this work.',
    );
    expect(says(begin(screens.busy), 'hello')).toBe(
      'This is still going on, and asks nothing now.',
    );
    expect(begin(screens.busy).prompt).toBe('');
  });

  test('tells how far it is at once, then every five seconds, and never the same twice', () => {
    const first = progressDue(bar, null, 1000).tell;
    expect(first?.text).toBe('42 percent, 1,204 of 5,310 files · 41 MB/s · about 2 minutes left');
    expect(progressDue(bar, first, 99_000)).toEqual({ tell: null, wait: null });
    const further = { ...bar, fraction: 0.5 };
    expect(progressDue(further, first, 3000)).toEqual({ tell: null, wait: 3000 });
    expect(progressDue(further, first, 6000).tell?.text).toContain('50 percent');
    expect(progressDue({ ...bar, fraction: 0.01 }, first, 1001).tell?.text).toContain('1 percent');
    expect(progressDue({ fraction: null, counts: safe``, item: null }, null, 0).tell).toBeNull();
  });
});

test('an ending is printed whole', () => {
  expect(rows(endingSaid(screens.ending))).toContain(
    'Step 1: Copy them to the phone whenever you like.',
  );
});

test('typed lines are kept between two plain questions alone', () => {
  const kept = screens.all.flatMap((before) =>
    screens.all.filter((next) => keepsTyped(before, next)).map((next) => [before.kind, next.kind]),
  );
  expect(new Set(kept.flat())).toEqual(new Set(['choice']));
  expect(keepsTyped(null, screens.choice)).toBe(false);
});

test('a list of numbers stays as small as what there is', () => {
  const typed = Array.from({ length: 500 }, () => '1-50000').join(',');
  expect(numbersIn(typed, 50_000)?.numbers).toHaveLength(50_000);
  expect(numbersIn('3-', 5)).toBeNull();
  expect(numbersIn('', 5)).toBeNull();
});

test('hostile names are one safe row each', () => {
  const name = safeText('1. None\n2. \u001b[8mYes\u202e');
  const talk = begin({
    ...screens.choice,
    options: [{ ...screens.option('a', 'x'), label: name }],
  });
  expect(rows(talk.opening)).toContain('1. 1. None 2. Yes');
});
