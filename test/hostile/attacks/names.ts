/** Names that lead away, mean something to a system, or move a cursor. */
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildBinary } from 'plist';
import type { Attack } from './attack.ts';
import { asked, blob, holds, inDatabase, LIBRARY, put, TARGET, TARGET_ID } from './good-backup.ts';

const PHOTOS = blob(LIBRARY);
const FOLDER = 'Media/DCIM/100APPLE';

const NAMES: readonly string[] = [
  '.',
  '..',
  '../../x',
  '..\\..\\x',
  '/etc/passwd',
  '//server/share/x',
  'C:\\x',
  'C:x',
  'x:stream',
  'a\0b',
  'CON',
  'nul.txt',
  'COM1',
  'COM¹',
  'LPT9.JPG',
  'CONIN$',
  'x. . .',
  '   ',
  '-rf',
  '~',
  '$(reboot)',
  '%SystemRoot%',
  '*?<>|"',
  'a\nb\r\nc\td',
  '\u001b[31mred\u001b[2J',
  '\u001b]0;title\u0007',
  '\u001b]52;c;aGk=\u0007',
  '\u001b]8;;http://x\u001b\\link',
  '\u001bPq#0\u001b\\',
  '\u001b]1337;File=inline=1:AAAA\u0007',
  '\u009b31m\u009d0;x\u009c',
  'gpj.\u202eexe',
  '\u2066\u2067\u2068\u200f\u061c',
  'a\u200b\u200c\u200d\ufeffb',
  '\u{e0041}\u{e0042}',
  'x'.repeat(4096),
  '\u{1f4f7}'.repeat(63),
  'e'.concat('\u0301'.repeat(2000)),
  'Z\u0327a\u0308lgo',
  'img_0001',
  'IMG_0001',
  'IMG_0002 (2)',
  'SHA256SUMS.txt',
  'contact-sheet.html',
  '.IMG_0001.partial',
  'cafe\u0301',
  'caf\u00e9',
  '__proto__',
  'ﬁ\u00df\u0130',
  '\ud800',
];

/** What people see, and what becomes a file's name: in the library, in the lists and in an album. */
const shown: Attack[] = NAMES.map((text) => ({
  name: `name: ${JSON.stringify(text.slice(0, 40))}`,
  plant(folder) {
    inDatabase(folder, PHOTOS, (database) => {
      const bytes = Buffer.from(text);
      const values = 'CAST(? AS TEXT)';
      database
        .prepare(
          `UPDATE ZADDITIONALASSETATTRIBUTES SET ZORIGINALFILENAME = ${values} WHERE Z_PK = 3`,
        )
        .run(bytes);
      database.prepare(`UPDATE ZGENERICALBUM SET ZTITLE = ${values}`).run(bytes);
      database.prepare(`UPDATE ZASSET SET ZUUID = ${values} WHERE Z_PK = 3`).run(bytes);
    });
    put(folder, 'Info.plist', info(text));
  },
  isThere: (folder) =>
    holds(folder, 'Info.plist', info(text)) &&
    Buffer.from(text).equals(
      asked(folder, PHOTOS, 'SELECT CAST(ZTITLE AS BLOB) FROM ZGENERICALBUM') as Buffer,
    ),
  promised: 'keeps every photo',
}));

const info = (text: string): Buffer =>
  Buffer.from(
    buildBinary({
      'Device Name': text,
      'Display Name': text,
      'Product Type': text,
      'Product Name': text,
      'Product Version': text,
      'Target Identifier': text,
    }),
  );

/** The path of the photo itself, in the index and in the library. */
const paths: Attack[] = NAMES.map((text, index) => {
  const name = `${text}.JPG`;
  const path = `${FOLDER}/${name}`;
  return {
    name: `path: ${JSON.stringify(name.slice(0, 40))}`,
    plant(folder) {
      inDatabase(folder, 'Manifest.db', (database) => {
        database
          .prepare('UPDATE Files SET relativePath = CAST(? AS TEXT) WHERE fileID = ?')
          .run(Buffer.from(path), TARGET_ID);
      });
      inDatabase(folder, PHOTOS, (database) => {
        database
          .prepare('UPDATE ZASSET SET ZFILENAME = CAST(? AS TEXT) WHERE Z_PK = 3')
          .run(Buffer.from(name));
        database.exec(
          'UPDATE ZADDITIONALASSETATTRIBUTES SET ZORIGINALFILENAME = NULL WHERE Z_PK = 3',
        );
      });
    },
    isThere: (folder) =>
      Buffer.from(path).equals(
        asked(
          folder,
          'Manifest.db',
          `SELECT CAST(relativePath AS BLOB) FROM Files WHERE fileID = '${TARGET_ID}'`,
        ) as Buffer,
      ),
    promised: 'keeps the good photos',
    // One in four shows the way; the names themselves were all tried above.
    ...(index % 4 === 0 ? {} : { long: true as const }),
  };
});

/** Bytes that are no text at all, where text is kept. */
const NO_TEXT = ['eda080', 'ff', 'c0ae2e2f', 'f8888080', 'e2'];
const noText: Attack[] = NO_TEXT.map((hex) => ({
  name: `name of the bytes ${hex}`,
  plant: (folder) =>
    inDatabase(folder, PHOTOS, (database) => {
      database.exec(
        `UPDATE ZADDITIONALASSETATTRIBUTES SET ZORIGINALFILENAME = CAST(x'${hex}' AS TEXT) WHERE Z_PK = 3`,
      );
    }),
  isThere: (folder) =>
    asked(
      folder,
      PHOTOS,
      'SELECT hex(CAST(ZORIGINALFILENAME AS BLOB)) FROM ZADDITIONALASSETATTRIBUTES WHERE Z_PK = 3',
    ) === hex.toUpperCase(),
  promised: 'keeps every photo',
}));

/** The same blob under another domain: files that are looked for elsewhere. */
const DOMAINS = [
  '',
  '..',
  '/',
  'CameraRollDomain\0',
  'AppDomain-../../x',
  'AppDomain-\u001b]0;x\u0007',
];
const domains: Attack[] = DOMAINS.map((domain) => ({
  name: `domain: ${JSON.stringify(domain)}`,
  plant: (folder) =>
    inDatabase(folder, 'Manifest.db', (database) => {
      database.prepare('UPDATE Files SET domain = ? WHERE fileID = ?').run(domain, TARGET_ID);
    }),
  isThere: (folder) =>
    asked(folder, 'Manifest.db', `SELECT domain FROM Files WHERE fileID = '${TARGET_ID}'`) ===
    domain,
  promised: 'keeps the good photos',
}));

/** The blob under a name that only looks like its own. */
const capitals: Attack = {
  name: 'a blob whose name is in capitals',
  plant(folder) {
    const from = join(folder, blob(TARGET));
    const to = join(folder, blob(TARGET).toUpperCase());
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  },
  isThere: (folder) => readFileSync(join(folder, blob(TARGET).toUpperCase())).length > 0,
  promised: 'keeps the good photos',
};

export const nameAttacks: readonly Attack[] = [...shown, ...paths, ...noText, ...domains, capitals];
