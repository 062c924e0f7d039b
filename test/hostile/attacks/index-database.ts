/** Indexes whose schema or values were written by a stranger. */
import type { Attack, Promised } from './attack.ts';
import { TARGET_ID } from './good-backup.ts';
import { attack, endless, INDEX, instead, named } from './sql.ts';

const TARGET_ROW = `fileID = '${TARGET_ID}'`;
const DAMAGED: Promised = { refused: ['damaged'] };
const FILES = 'fileID,domain,relativePath,flags,file';

/** Values that no phone writes, in one row of the index. */
const INDEX_VALUES: Record<string, string> = {
  'a name of numbers': "relativePath = 12.5, domain = 'CameraRollDomain'",
  'a name of bytes': "relativePath = x'00ff41'",
  'a domain of bytes': "domain = x'00ff'",
  'nothing at all': 'domain = NULL, relativePath = NULL, flags = NULL, file = NULL',
  'flags of 2^63': 'flags = 9223372036854775807',
  'negative flags': 'flags = -7',
  'flags without end': 'flags = 9e999',
  'flags of text': "flags = '1; DROP TABLE Files'",
  'a record of text': "file = 'bplist00'",
  'a record of numbers': 'file = 1e308',
  'a name in the middle of a character': "relativePath = CAST(x'4d656469612f4443494d2fc3' AS TEXT)",
};

const KEYS: Record<string, string> = {
  'a fileID that leads away': '../../../../etc/passwd',
  'a fileID in capitals': TARGET_ID.toUpperCase(),
  'a fileID with more behind it': `${TARGET_ID}/x`,
  'a fileID with a NUL': `${TARGET_ID.slice(0, 39)}\0`,
  'an empty fileID': '',
};

export const indexAttacks: readonly Attack[] = [
  ...Object.entries(INDEX_VALUES).map(([name, values]) =>
    attack(
      INDEX,
      name,
      `UPDATE Files SET ${values} WHERE ${TARGET_ROW}`,
      `SELECT 1 FROM Files WHERE ${TARGET_ROW}`,
    ),
  ),
  ...Object.entries(KEYS).map(([name, key]) =>
    attack(
      INDEX,
      name,
      (db) => db.prepare(`UPDATE Files SET fileID = ? WHERE ${TARGET_ROW}`).run(key),
      `SELECT count(*) = 0 FROM Files WHERE ${TARGET_ROW}`,
    ),
  ),
  attack(
    INDEX,
    'no list of files',
    'DROP TABLE Files',
    `SELECT count(*) = 0 FROM sqlite_schema WHERE name = 'Files'`,
    { promised: DAMAGED },
  ),
  attack(
    INDEX,
    'no domains',
    'DROP INDEX FilesDomainIdx; ALTER TABLE Files DROP COLUMN domain',
    named('Files', '%TABLE%'),
    { promised: DAMAGED },
  ),
  attack(
    INDEX,
    'an endless view',
    instead('Files', endless('Files', FILES)),
    named('Files', '%VIEW%'),
    { promised: DAMAGED },
  ),
  attack(
    INDEX,
    'a virtual table',
    instead('Files', `CREATE VIRTUAL TABLE Files USING fts5(${FILES})`),
    named('Files', '%VIRTUAL%'),
    { promised: DAMAGED },
  ),
  attack(
    INDEX,
    'a table of a module that nobody has',
    (db) => {
      db.exec(instead('Files', ''));
      db.prepare(
        `INSERT INTO sqlite_schema VALUES ('table', 'Files', 'Files', 0, 'CREATE VIRTUAL TABLE Files USING evil(${FILES})')`,
      ).run();
    },
    named('Files', '%evil%'),
    { promised: DAMAGED },
  ),
  attack(
    INDEX,
    'a statement that is nonsense',
    (db) =>
      db
        .prepare("UPDATE sqlite_schema SET sql = 'CREATE TABLE Files (((' WHERE name = 'Files'")
        .run(),
    'SELECT 1',
    { promised: DAMAGED, isThere: () => true },
  ),
  attack(
    INDEX,
    'columns that are made when they are read',
    instead(
      'Files',
      `
    CREATE TABLE Files (fileID TEXT, domain TEXT, relativePath TEXT, flags INTEGER);
    INSERT INTO Files SELECT fileID, domain, relativePath, flags FROM real_Files;
    ALTER TABLE Files ADD COLUMN file BLOB GENERATED ALWAYS AS (zeroblob(1000000000))`,
    ),
    named('Files', '%GENERATED%'),
    { promised: DAMAGED },
  ),
  attack(
    INDEX,
    'a name that is made when it is read',
    instead(
      'Files',
      `
    CREATE TABLE Files (fileID TEXT, domain TEXT, flags INTEGER, file BLOB);
    INSERT INTO Files SELECT fileID, domain, flags, file FROM real_Files;
    ALTER TABLE Files ADD COLUMN relativePath TEXT GENERATED ALWAYS AS (printf('%.900000000c', 'x'))`,
    ),
    named('Files', '%GENERATED%'),
    { promised: DAMAGED },
  ),
  attack(
    INDEX,
    'an index on what never ends',
    (db) => {
      db.exec('CREATE INDEX later ON Files(flags)');
      db.prepare(
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX later ON Files(load_extension(domain), randomblob(1000000000))' WHERE name = 'later'",
      ).run();
    },
    'SELECT 1',
    { isThere: () => true, promised: { refused: ['damaged'] } },
  ),
  attack(
    INDEX,
    'an index on a part',
    'CREATE INDEX part ON Files(zeroblob(900000)) WHERE flags > 5',
    named('part'),
  ),
  attack(
    INDEX,
    'a check and a sorting that nobody has',
    instead(
      'Files',
      `
    CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER CHECK (flags < 9), file BLOB);
    INSERT INTO Files SELECT ${FILES} FROM real_Files;
    UPDATE sqlite_schema SET sql = replace(sql, 'relativePath TEXT', 'relativePath TEXT COLLATE evil') WHERE name = 'Files'`,
    ),
    'SELECT 1',
    { isThere: () => true, promised: DAMAGED },
  ),
  attack(
    INDEX,
    'triggers',
    `CREATE TRIGGER t AFTER UPDATE ON Files BEGIN SELECT load_extension('x'); END`,
    named('t'),
  ),
  attack(
    INDEX,
    'no row numbers',
    instead(
      'Files',
      `
    CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB) WITHOUT ROWID;
    INSERT INTO Files SELECT ${FILES} FROM real_Files`,
    ),
    named('Files', '%WITHOUT%'),
  ),
  attack(
    INDEX,
    '10,000 tables',
    (db) => {
      const statements = Array.from({ length: 10_000 }, (_, n) => `CREATE TABLE t${n} (a);`);
      db.exec(`BEGIN; ${statements.join('')} COMMIT`);
    },
    named('t9999'),
    { long: true },
  ),
  attack(
    INDEX,
    'a table of 1,900 columns',
    `CREATE TABLE wide (${Array.from({ length: 1900 }, (_, n) => `c${n}`)})`,
    named('wide'),
  ),
  attack(
    INDEX,
    'a name of 4 MB',
    `UPDATE Files SET relativePath = 'Media/DCIM/' || hex(zeroblob(2000000)) || '.JPG' WHERE ${TARGET_ROW}`,
    `SELECT length(relativePath) > 1e6 FROM Files WHERE ${TARGET_ROW}`,
  ),
  attack(
    INDEX,
    'a record of 20 MB',
    `UPDATE Files SET file = zeroblob(20000000) WHERE ${TARGET_ROW}`,
    `SELECT length(file) > 1e7 FROM Files WHERE ${TARGET_ROW}`,
  ),
  attack(
    INDEX,
    'names of 300 MB',
    `
    WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 3)
    INSERT INTO Files SELECT printf('%040x', x), 'CameraRollDomain', 'Media/DCIM/' || x || hex(zeroblob(50000000)) || '.JPG', 1, NULL FROM n`,
    'SELECT max(length(relativePath)) > 9e7 FROM Files',
    { long: true },
  ),
  attack(
    INDEX,
    'a record of 300 MB',
    `UPDATE Files SET file = zeroblob(300000000) WHERE ${TARGET_ROW}`,
    `SELECT length(file) > 1e8 FROM Files WHERE ${TARGET_ROW}`,
    { long: true },
  ),
  attack(
    INDEX,
    'a million rows for one file',
    `
    CREATE TABLE real AS SELECT * FROM Files; DROP TABLE Files;
    CREATE TABLE Files (${FILES});
    INSERT INTO Files SELECT * FROM real;
    WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 1000000)
    INSERT INTO Files SELECT fileID, domain, relativePath, flags, NULL FROM real JOIN n WHERE ${TARGET_ROW};
    DROP TABLE real`,
    'SELECT count(*) > 1000000 FROM Files',
    { long: true },
  ),
  attack(
    INDEX,
    'a million files that are not there',
    `
    WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 1000000)
    INSERT INTO Files SELECT printf('%040x', x), 'CameraRollDomain', 'Media/DCIM/100APPLE/' || x || '.JPG', 1, NULL FROM n`,
    'SELECT count(*) > 1000000 FROM Files',
    { long: true },
  ),
  attack(
    INDEX,
    '100,000 files side by side with one name',
    `
    WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 100000)
    INSERT INTO Files SELECT printf('%040x', x), 'CameraRollDomain', 'Media/DCIM/100APPLE/IMG_0003.' || printf('%-*s', x % 300, '') || x || '.JPG', 1, NULL FROM n`,
    'SELECT count(*) > 100000 FROM Files',
    { long: true },
  ),
];
