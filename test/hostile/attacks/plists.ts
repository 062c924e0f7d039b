/** Property lists that make a parser run for ever, out of memory, or away with another file. */
import type { Attack } from './attack.ts';
import { asked, blob, holds, inDatabase, put, SETTINGS, TARGET_ID } from './good-backup.ts';
import { ascii, binary, refs, sized } from './plist-bytes.ts';

const xml = (body: string, before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<plist version="1.0">${body}</plist>`;
const name = (value: string): string => `<dict><key>Device Name</key>${value}</dict>`;
const entities = (declared: string): string => `<!DOCTYPE plist [${declared}]>`;
const doubling = Array.from({ length: 40 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`);
const repeated = (text: string, megabytes: number) =>
  text.repeat(Math.ceil((megabytes * 1_000_000) / text.length));
const dateOf = (seconds: number): Buffer => {
  const bytes = Buffer.alloc(9, 0x33);
  bytes.writeDoubleBE(seconds, 1);
  return bytes;
};
/** A dictionary with one entry. */
const entry = (key: string, value: Buffer | number[]) =>
  binary([[0xd1, ...refs(1, 2)], ascii(key), value]);

type Make = () => string | Buffer;

const TEXTS: Record<string, Make> = {
  'entities that double forty times': () =>
    xml(name('<string>&e40;</string>'), entities(`<!ENTITY e0 "ha">${doubling.join('')}`)),
  'an entity that is another file': () =>
    xml(name('<string>&x;</string>'), entities('<!ENTITY x SYSTEM "file:///etc/passwd">')),
  'an entity that is a page of a server': () =>
    xml(name('<string>&x;</string>'), entities('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">')),
  'a parameter entity': () => xml(name('<true/>'), entities('<!ENTITY % p SYSTEM "file:///">%p;')),
  '100,000 arrays in each other': () => xml('<array>'.repeat(100_000) + '</array>'.repeat(100_000)),
  'many dictionaries in each other without an end': () =>
    `<plist>${'<dict><key>a</key>'.repeat(100_000)}`,
  'an end that never comes': () => '<plist><dict><key>Device Name</key><string>x',
  'an array at its top': () => xml('<array><string>x</string></array>'),
  'a text at its top': () => xml('<string>x</string>'),
  'nothing at its top': () => xml(''),
  'the same key twice': () =>
    xml('<dict><key>Date</key><true/><key>Date</key><string>x</string></dict>'),
  'keys of every object': () =>
    xml(
      '<dict><key>__proto__</key><dict><key>Lockdown</key><true/></dict><key>constructor</key><true/></dict>',
    ),
  'keys that are functions elsewhere': () =>
    xml('<dict><key>toString</key><true/><key>hasOwnProperty</key><true/></dict>'),
  'UTF-16 with its mark': () =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml(name('<true/>')), 'utf16le')]),
  'NULs in a text': () => xml(name('<string>a\0b</string>')),
  'a NUL as a number': () => xml(name('<string>&#0;&#xFFFFFF;</string>')),
  'dates and numbers that are none': () =>
    xml(
      `<dict><key>Date</key><date>never</date><key>a</key><integer>9e999</integer>
       <key>b</key><real>nan</real><key>c</key><data>!!!</data></dict>`,
    ),
  'CDATA without an end': () => xml(name(`<string>${'<![CDATA['.repeat(50_000)}</string>`)),
  'nothing in it but blanks': () => `<${' '.repeat(900_000)}`,
};

const BINARIES: Record<string, Make> = {
  'an array that holds itself': () => binary([[0xa1, ...refs(0)]]),
  'a dictionary that is its own key': () => binary([[0xd1, ...refs(0, 0)]]),
  'arrays that double forty times': () =>
    binary([...Array.from({ length: 40 }, (_, n) => [0xa2, ...refs(n + 1, n + 1)]), [0x10, 1]]),
  'a million references to one long text': () =>
    binary([
      sized(0xa, 400_000, Buffer.alloc(800_000, Buffer.from(refs(1)))),
      sized(0x6, 40_000, Buffer.alloc(80_000, 0x41)),
    ]),
  '10,000 arrays in each other': () =>
    binary([...Array.from({ length: 10_000 }, (_, n) => [0xa1, ...refs(n + 1)]), [0x10, 1]]),
  'more objects than bytes': () => binary([[0x10, 1]], { count: 2n ** 40n }),
  'as many objects as there are numbers': () => binary([[0x10, 1]], { count: 2n ** 64n - 1n }),
  'a table behind its end': () => binary([[0x10, 1]], { table: 2n ** 50n }),
  'a table that begins before 0': () => binary([[0x10, 1]], { table: 2n ** 64n - 40n }),
  'offsets of 0 bytes': () => binary([[0x10, 1]], { offsetBytes: 0 }),
  'offsets of 9 bytes': () => binary([[0x10, 1]], { offsetBytes: 9 }),
  'references of 0 bytes': () => binary([[0xa1, 0, 0]], { refBytes: 0 }),
  'references of 255 bytes': () => binary([[0xa1, 0, 0]], { refBytes: 255 }),
  'a top that is not there': () => binary([[0x10, 1]], { top: 7n }),
  'a text of 4 GB': () => binary([sized(0x5, 0xffff_ffff)]),
  'an array of 4 billion': () => binary([sized(0xa, 0xffff_ffff)]),
  'a length of 2^63': () => binary([[0x5f, 0x13, 0x80, 0, 0, 0, 0, 0, 0, 0]]),
  'a length of 2^32768 bytes': () => binary([[0x5f, 0x1f, 0, 0, 0]]),
  'a date that is no number': () => entry('Date', dateOf(Number.NaN)),
  'a date without end': () => entry('Date', dateOf(Number.POSITIVE_INFINITY)),
  'a date in the year 300,000': () => entry('Date', dateOf(9.4e12)),
  'an integer of 16 bytes': () => entry('Date', [0x14, ...Array(16).fill(0xff)]),
  'an integer of 32,768 bytes': () => entry('Date', [0x1f, 1]),
  'a key that is a number': () =>
    binary([
      [0xd1, ...refs(1, 1)],
      [0x10, 1],
    ]),
  'a key that would change every object': () => entry('__proto__', [0xd0]),
  'half a character': () => entry('Device Name'.slice(0, 11), [0x61, 0xd8, 0x00]),
};

/** Wherever a property list is read: the folder's own, and two inside the backup. */
const PLACES = [
  'Info.plist',
  'Manifest.plist',
  'Status.plist',
  blob(SETTINGS.retention),
  blob(SETTINGS.sync),
];

const inFiles: Attack[] = Object.entries({ ...TEXTS, ...BINARIES }).map(([what, make]) => ({
  name: `all property lists: ${what}`,
  plant: (folder) => {
    for (const path of PLACES) put(folder, path, make());
  },
  isThere: (folder) => PLACES.every((path) => holds(folder, path, Buffer.from(make()))),
  promised: 'keeps the good photos',
}));

/** The same in the index's own record of a file. */
const inRecords: Attack[] = Object.entries(BINARIES).map(([what, make]) => ({
  name: `a record of the index: ${what}`,
  plant: (folder) =>
    inDatabase(folder, 'Manifest.db', (database) => {
      database.prepare('UPDATE Files SET file = ? WHERE fileID = ?').run(make(), TARGET_ID);
    }),
  isThere: (folder) => {
    const query = `SELECT file FROM Files WHERE fileID = '${TARGET_ID}'`;
    return Buffer.from(make()).equals(asked(folder, 'Manifest.db', query) as Buffer);
  },
  promised: 'keeps the good photos',
}));

const LARGE: Record<string, Make> = {
  '50 MB of blanks': () => xml(`<dict>${repeated(' ', 50)}</dict>`),
  '50 MB of one text': () => xml(name(`<string>${repeated('x', 50)}</string>`)),
  '20 MB of comments': () => xml(name('<true/>'), repeated('<!-- x -->', 20)),
  '20 MB of comments that never end': () => repeated('<!--', 20),
  'a million values': () => xml(`<array>${'<true/>'.repeat(1_000_000)}</array>`),
  'as many values as are taken': () => xml(`<array>${'<true/>'.repeat(149_990)}</array>`),
  'as many keys as are taken': () =>
    xml(
      `<dict>${Array.from({ length: 49_990 }, (_, n) => `<key>${n}</key><true/>`).join('')}</dict>`,
    ),
  '30 MB of ampersands': () => xml(name(`<string>${repeated('&amp;', 30)}</string>`)),
  'as many ampersands as are taken': () => xml(name(`<string>${repeated('&amp;', 7)}</string>`)),
  'as many values as a binary list may have': () =>
    binary([
      sized(0xa, 1_900_000, Buffer.alloc(3_800_000, Buffer.from(refs(1)))),
      [0xd1, ...refs(2, 2)],
      ascii('a'),
    ]),
  'as many texts as a binary list may have': () =>
    binary([
      sized(0xa, 20, Buffer.alloc(40, Buffer.from(refs(1)))),
      sized(0x6, 1_400_000, Buffer.alloc(2_800_000, 0x41)),
    ]),
  '30 MB of opening brackets': () => `<plist>${repeated('<', 30)}`,
  'sixteen million references to one text': () =>
    binary([
      sized(0xa, 1_900_000, Buffer.alloc(3_800_000, Buffer.from(refs(1)))),
      sized(0x6, 4_000_000, Buffer.alloc(8_000_000, 0x41)),
    ]),
};

const large: Attack[] = Object.entries(LARGE).flatMap(([what, make]) =>
  ['Info.plist', 'Manifest.plist'].map((path) => ({
    name: `${path}: ${what}`,
    plant: (folder) => put(folder, path, make()),
    isThere: (folder) => holds(folder, path, Buffer.from(make())),
    promised: 'keeps the good photos',
    long: true,
  })),
);

export const plistAttacks: readonly Attack[] = [...inFiles, ...inRecords, ...large];
