/** One realistic screen of each kind. */
import type { Field, Line, Option, PhotoRow, Screen } from '../../src/steps/screen.ts';
import { safe, safeText } from '../../src/terminal/safe-text.ts';

type Of<K extends Screen['kind']> = Extract<Screen, { kind: K }>;

export function line(
  text: string,
  mark: Line['mark'] = 'none',
  tone: Line['tone'] = 'plain',
): Line {
  return { text: safeText(text), mark, tone };
}

export function option(id: string, label: string, hint: string | null = null): Option {
  return { id, label: safeText(label), hint: hint === null ? null : safeText(hint), tone: 'plain' };
}

const around = { part: 4, parts: 10, branch: safe`Computer backups` };
const help = [
  line('A backup is a copy of the phone that a computer made, often without anybody noticing.'),
  line('Finder, iTunes and the Apple Devices app all make the same kind.', 'bullet'),
  line('Nothing in it is changed by looking.', 'bullet'),
];
const notSure = option('dont-know', 'I don’t know');

export const field = (suggested: string | null = null): Field => ({
  suggested: suggested === null ? null : safeText(suggested),
  understand: (typed) => {
    const text = typed === '' ? (suggested ?? '') : typed;
    return text.startsWith('/') || /^\d/.test(text)
      ? { ok: true, answer: text, echo: safeText(`Understood as ${text}`) }
      : { ok: false, why: safe`This is not a date or a folder that can be read.` };
  },
});

export const choice: Of<'choice'> = {
  ...around,
  kind: 'choice',
  step: 'which-backup',
  question: safe`Which backup shall we look into first?`,
  lines: [
    line('Four backups were found on this computer. Looking changes nothing in them.'),
    line('The one at the top has the best chance of holding the photo.', 'bullet', 'good'),
    line('Do not plug in the phone yet: a new backup could replace an old one.', 'warn', 'warn'),
  ],
  help,
  previous: null,
  options: [
    {
      ...option('a', 'Anna’s iPhone, 12 May 2026, 14:03', 'Yes: made after the photo was taken.'),
      tone: 'good',
    },
    {
      ...option('b', 'Anna’s iPhone, 2 February 2026', 'No: made before the photo was taken.'),
      tone: 'bad',
    },
    {
      ...option('c', 'Old iPad, 3 March 2025', 'Maybe: the dates are not known well.'),
      tone: 'warn',
    },
    option('none', 'None of these'),
  ],
};

export const longChoice: Of<'choice'> = {
  ...choice,
  step: 'which-of-many',
  options: Array.from({ length: 40 }, (_, index) =>
    option(
      `o${index}`,
      `Backup number ${index}`,
      index % 2 ? 'Maybe: made on a day in May.' : null,
    ),
  ),
};

export const checklist: Of<'checklist'> = {
  ...around,
  kind: 'checklist',
  all: false,
  step: 'places',
  branch: safe`Other places`,
  question: safe`Which of these do you use?`,
  lines: [line('Photos often live in a second place without anybody thinking of it.')],
  help,
  previous: [],
  options: [
    option('google', 'Google Photos', 'Keeps deleted photos for 60 days.'),
    option('whatsapp', 'WhatsApp'),
    option('ipad', 'An iPad or a Mac with the same Apple Account'),
    option('dropbox', 'Dropbox or OneDrive'),
  ],
  extra: [option('none', 'None of these'), notSure],
};

export const dates: Of<'dates'> = {
  ...around,
  kind: 'dates',
  step: 'taken',
  branch: safe`Dates`,
  question: safe`When was the photo taken?`,
  lines: [
    line('A month or a range is fine: the wider it is, the more there is to look through.'),
    line('2026-05-02', 'bullet'),
    line('2026-05', 'bullet'),
    line('2026-05-01..2026-05-09', 'bullet'),
  ],
  help,
  field: field(),
  previous: null,
  extra: [notSure],
};

export const folder: Of<'folder'> = {
  ...around,
  kind: 'folder',
  step: 'write-to',
  question: safe`Where shall the photos go?`,
  lines: [line('A new folder is made if there is none. Nothing that is there is overwritten.')],
  help,
  field: field('/home/anna/Recovered photos'),
  previous: null,
  extra: [option('other-disk', 'Show me the other disks')],
};

export const secret: Of<'secret'> = {
  ...around,
  kind: 'secret',
  step: 'backup-password',
  question: safe`What is the password of this backup?`,
  lines: [
    line('It was chosen when encryption was switched on, perhaps years ago.'),
    line('It stays on this computer and is forgotten as soon as the backup is open.'),
  ],
  help,
  extra: [option('unknown', 'I don’t remember it')],
};

export const phrase: Of<'phrase'> = {
  ...around,
  kind: 'phrase',
  step: 'restore-now',
  branch: safe`Restoring the phone`,
  question: safe`Shall the phone be set back to 12 May 2026?`,
  lines: [line('Everything on the phone since then is lost: 41 days.', 'warn', 'bad')],
  help,
  phrase: safe`lose 41 days`,
  field: {
    suggested: null,
    understand: (text) =>
      text === 'lose 41 days'
        ? { ok: true, answer: text, echo: safe`lose 41 days` }
        : { ok: false, why: safe`This is not the same. Nothing has been done.` },
  },
  extra: [option('no', 'No, go back to the other ways')],
};

/** One of many photos: a day's every ten, every third as the camera wrote it. */
export function photo(index: number, more: Partial<PhotoRow> = {}): PhotoRow {
  const day = `2026-05-${String(28 - (Math.floor(index / 10) % 28)).padStart(2, '0')}`;
  const isWhole = index % 3 === 0;
  return {
    id: `p${index}`,
    fits: true,
    day,
    kind: 'photo',
    availability: isWhole ? 'original' : 'thumbnail',
    trashed: false,
    missing: false,
    hidden: false,
    bytes: isWhole ? 2_100_000 : 40_000,
    words: () => ({
      name: safeText(`IMG_${String(index).padStart(4, '0')}.HEIC`),
      taken: safeText(`${day} at 14:03`),
      time: safe`14:03`,
      has: isWhole ? safe`original` : safe`thumbnail`,
      size: isWhole ? safe`2.1 MB` : safe`40 kB`,
      detail: isWhole ? safe`original · 2.1 MB` : safe`thumbnail only · 40 kB`,
      tone: 'plain',
    }),
    searched: () => `IMG_${String(index).padStart(4, '0')}.HEIC ${day} at 14:03`,
    ...more,
  };
}

/** How days, sizes and typed dates are read: as simple as a test needs it. */
export const photoScreen: Pick<Of<'photos'>, 'dayInWords' | 'sizeInWords' | 'daysOf'> = {
  dayInWords: (day) => safeText(day === null ? 'No date' : `Day ${day}`),
  sizeInWords: (bytes) => safeText(`${(bytes / 1e6).toFixed(1)} MB`),
  daysOf: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? { from: text, to: text } : null),
};

export const photos: Of<'photos'> = {
  ...around,
  kind: 'photos',
  step: 'choose-photos',
  question: safe`Which of these photos shall be written out?`,
  lines: [line('240 photos fit the dates that you gave.')],
  help,
  previous: [],
  rows: Array.from({ length: 240 }, (_, index) => photo(index)),
  ...photoScreen,
  extra: [option('none', 'None of these')],
};

export const busy: Of<'busy'> = {
  ...around,
  kind: 'busy',
  step: 'scanning',
  question: safe`Reading the backup`,
  lines: [line('Going back stops the reading. Nothing is written meanwhile.')],
  help,
  bar: {
    fraction: 0.42,
    counts: safe`1,204 of 5,310 files · 41 MB/s · about 2 minutes left`,
    item: safe`Media/DCIM/100APPLE/IMG_0042.HEIC`,
  },
};

export const ending: Of<'ending'> = {
  ...around,
  kind: 'ending',
  step: 'photo-found',
  branch: safe`The end`,
  question: safe`Your photo is back.`,
  good: true,
  lines: [
    line('3 photos were written to /home/anna/Recovered photos and checked.'),
    line('Copy them to the phone whenever you like.', 'number'),
    line('Keep the backup until you have seen them there.', 'number'),
  ],
  help: [],
};

export const all: Screen[] = [
  choice,
  longChoice,
  checklist,
  dates,
  folder,
  secret,
  phrase,
  photos,
  busy,
  ending,
];
