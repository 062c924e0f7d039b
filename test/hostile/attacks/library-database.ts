/** Photo libraries whose schema or values were written by a stranger. */
import type { Attack } from './attack.ts';
import { attack, endless, instead, named, PHOTOS } from './sql.ts';

/** Values that no phone writes, in one row of the library. */
const LIBRARY_VALUES: Record<string, string> = {
  'dates of the year 300,000':
    'ZDATECREATED = 9.4e12, ZADDEDDATE = -9.4e12, ZTRASHEDSTATE = 1, ZTRASHEDDATE = 9.4e12',
  'dates without end':
    'ZDATECREATED = 9e999, ZADDEDDATE = -9e999, ZTRASHEDSTATE = 1, ZTRASHEDDATE = 9e999',
  'dates of text and bytes': "ZDATECREATED = 'never', ZADDEDDATE = x'00', ZTRASHEDDATE = 'x'",
  'numbers of 2^63':
    'ZWIDTH = 9223372036854775807, ZHEIGHT = -9223372036854775808, ZKIND = 9223372036854775807, ZTRASHEDSTATE = 9223372036854775807',
  'a place off the Earth': 'ZLATITUDE = 1e308, ZLONGITUDE = -9e999',
  'text where numbers are':
    "ZKIND = 'a', ZWIDTH = 'b', ZADDITIONALATTRIBUTES = 'c', ZSAVEDASSETTYPE = 'd'",
  'bytes where text is': "ZUUID = x'00', ZDIRECTORY = x'00', ZFILENAME = x'00'",
  'nothing at all':
    'ZUUID = NULL, ZDIRECTORY = NULL, ZFILENAME = NULL, ZKIND = NULL, ZDATECREATED = NULL, ZADDITIONALATTRIBUTES = NULL',
  'the identity of another': "ZUUID = 'UUID-1'",
  'an identity that is a way': "ZUUID = '../../../x'",
  'a place that is the identity of every object': "ZUUID = '__proto__'",
};
const TARGET_ASSET = 'Z_PK = 3';

export const libraryAttacks: readonly Attack[] = [
  ...Object.entries(LIBRARY_VALUES).map(([name, values]) =>
    attack(
      PHOTOS,
      name,
      `UPDATE ZASSET SET ${values} WHERE ${TARGET_ASSET}`,
      `SELECT 1 FROM ZASSET WHERE ${TARGET_ASSET}`,
    ),
  ),
  attack(
    PHOTOS,
    'no photos table',
    'DROP TABLE ZASSET',
    "SELECT count(*) = 0 FROM sqlite_schema WHERE name = 'ZASSET'",
  ),
  attack(
    PHOTOS,
    'no columns but one',
    instead(
      'ZASSET',
      'CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY); INSERT INTO ZASSET VALUES (1)',
    ),
    named('real_ZASSET'),
  ),
  attack(
    PHOTOS,
    'an endless view',
    instead('ZASSET', endless('ZASSET', 'Z_PK,ZUUID,ZDIRECTORY,ZFILENAME')),
    named('ZASSET', '%VIEW%'),
  ),
  attack(
    PHOTOS,
    'an endless view of names',
    instead(
      'ZADDITIONALASSETATTRIBUTES',
      endless('ZADDITIONALASSETATTRIBUTES', 'Z_PK,ZORIGINALFILENAME'),
    ),
    named('ZADDITIONALASSETATTRIBUTES', '%VIEW%'),
  ),
  attack(
    PHOTOS,
    'an endless view of albums',
    instead('ZGENERICALBUM', endless('ZGENERICALBUM', 'Z_PK,ZKIND,ZTITLE')),
    named('ZGENERICALBUM', '%VIEW%'),
  ),
  attack(
    PHOTOS,
    'an endless view of what is in albums',
    instead('Z_30ASSETS', endless('Z_30ASSETS', 'Z_30ALBUMS,Z_3ASSETS')),
    named('Z_30ASSETS', '%VIEW%'),
  ),
  attack(
    PHOTOS,
    'an endless history',
    instead('ACHANGE', endless('ACHANGE', 'ZCHANGETYPE,ZENTITY,ZTRANSACTIONID')),
    named('ACHANGE', '%VIEW%'),
  ),
  attack(
    PHOTOS,
    'names that are made when they are read',
    instead(
      'ZADDITIONALASSETATTRIBUTES',
      `
    CREATE TABLE ZADDITIONALASSETATTRIBUTES (Z_PK INTEGER PRIMARY KEY);
    INSERT INTO ZADDITIONALASSETATTRIBUTES VALUES (1), (2), (3);
    ALTER TABLE ZADDITIONALASSETATTRIBUTES ADD COLUMN ZORIGINALFILENAME GENERATED ALWAYS AS (zeroblob(1000000000))`,
    ),
    named('ZADDITIONALASSETATTRIBUTES', '%GENERATED%'),
  ),
  attack(
    PHOTOS,
    'an album that holds itself',
    'UPDATE ZGENERICALBUM SET ZPARENTFOLDER = Z_PK; INSERT INTO Z_30ASSETS VALUES (1, 1)',
    'SELECT 1 FROM ZGENERICALBUM WHERE ZPARENTFOLDER = Z_PK',
  ),
  attack(
    PHOTOS,
    'an album table named by a stranger',
    `CREATE TABLE "Z_31ASSETS" ("Z_1ALBUMS" INTEGER, "Z_3ASSETS; DROP TABLE ZASSET" INTEGER)`,
    named('Z_31ASSETS'),
  ),
  attack(
    PHOTOS,
    'a column of the history named by a stranger',
    `ALTER TABLE ACHANGE ADD COLUMN "ZTOMBSTONE2) FROM x; --" BLOB`,
    named('ACHANGE'),
  ),
  attack(
    PHOTOS,
    'a column of the history that is made when it is read',
    instead(
      'ACHANGE',
      `
    CREATE TABLE ACHANGE (Z_PK INTEGER PRIMARY KEY, ZCHANGETYPE, ZENTITY, ZTRANSACTIONID);
    INSERT INTO ACHANGE VALUES (1, 2, 3, 1);
    ALTER TABLE ACHANGE ADD COLUMN ZTOMBSTONE0 GENERATED ALWAYS AS (zeroblob(1000000000))`,
    ),
    named('ACHANGE', '%GENERATED%'),
  ),
  attack(
    PHOTOS,
    'a history of bytes',
    "INSERT INTO ACHANGE VALUES (1, 2, 3, 1, zeroblob(5000000), x'ff'), (2, 2, 3, 9223372036854775807, 9e999, 1e300)",
    'SELECT count(*) = 2 FROM ACHANGE',
  ),
  attack(
    PHOTOS,
    'a key of 2^63',
    'UPDATE Z_PRIMARYKEY SET Z_MAX = 9223372036854775807, Z_ENT = 9e999',
    'SELECT Z_MAX > 1 FROM Z_PRIMARYKEY',
  ),
  attack(
    PHOTOS,
    'an album title of bytes and one of 1 MB',
    "INSERT INTO ZGENERICALBUM VALUES (2, 2, x'ff00', NULL, 0), (3, 2, hex(zeroblob(500000)), NULL, 0)",
    'SELECT count(*) = 3 FROM ZGENERICALBUM',
  ),
  attack(
    PHOTOS,
    'a name of 20 MB',
    `UPDATE ZADDITIONALASSETATTRIBUTES SET ZORIGINALFILENAME = hex(zeroblob(10000000)) WHERE ${TARGET_ASSET}`,
    `SELECT length(ZORIGINALFILENAME) > 1e7 FROM ZADDITIONALASSETATTRIBUTES WHERE ${TARGET_ASSET}`,
  ),
  attack(
    PHOTOS,
    'an identity of 20 MB',
    `UPDATE ZASSET SET ZUUID = hex(zeroblob(10000000)) WHERE ${TARGET_ASSET}`,
    `SELECT length(ZUUID) > 1e7 FROM ZASSET WHERE ${TARGET_ASSET}`,
  ),
  attack(
    PHOTOS,
    'names of 300 MB',
    `
    WITH RECURSIVE n(x) AS (SELECT 100 UNION ALL SELECT x + 1 FROM n LIMIT 3)
    INSERT INTO ZADDITIONALASSETATTRIBUTES SELECT x, hex(zeroblob(50000000)), 0, NULL FROM n;
    INSERT INTO ZASSET (Z_PK, ZUUID, ZDIRECTORY, ZFILENAME, ZADDITIONALATTRIBUTES) SELECT Z_PK, Z_PK, 'DCIM', Z_PK || '.JPG', Z_PK FROM ZADDITIONALASSETATTRIBUTES WHERE Z_PK > 3`,
    'SELECT count(*) = 6 FROM ZASSET',
    { long: true },
  ),
  attack(
    PHOTOS,
    'a million rows for one file',
    `
    WITH RECURSIVE n(x) AS (SELECT 100 UNION ALL SELECT x + 1 FROM n LIMIT 1000000)
    INSERT INTO ZASSET (Z_PK, ZUUID, ZDIRECTORY, ZFILENAME) SELECT x, 'UUID-3', 'DCIM/100APPLE', 'IMG_0003.JPG' FROM n`,
    'SELECT count(*) > 1000000 FROM ZASSET',
    { long: true },
  ),
  attack(
    PHOTOS,
    'every photo a million times in an album',
    `
    WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 1000000)
    INSERT INTO Z_30ASSETS SELECT 1, x % 3 + 1 FROM n`,
    'SELECT count(*) > 1000000 FROM Z_30ASSETS',
    { long: true },
  ),
  attack(
    PHOTOS,
    'attributes that join to millions',
    instead(
      'ATRANSACTION',
      `
    CREATE TABLE ATRANSACTION (Z_PK, ZTIMESTAMP);
    WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 5000) INSERT INTO ATRANSACTION SELECT 1, x FROM n;
    WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 5000) INSERT INTO ACHANGE SELECT x, 2, 3, 1, NULL, NULL FROM n`,
    ),
    'SELECT count(*) = 5000 FROM ACHANGE',
    { long: true },
  ),
  attack(
    PHOTOS,
    'names that join to millions',
    instead(
      'ZADDITIONALASSETATTRIBUTES',
      `
    CREATE TABLE ZADDITIONALASSETATTRIBUTES (Z_PK, ZORIGINALFILENAME);
    WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 3000) INSERT INTO ZADDITIONALASSETATTRIBUTES SELECT 1, x FROM n;
    WITH RECURSIVE n(x) AS (SELECT 100 UNION ALL SELECT x + 1 FROM n LIMIT 3000)
    INSERT INTO ZASSET (Z_PK, ZUUID, ZDIRECTORY, ZFILENAME, ZADDITIONALATTRIBUTES) SELECT x, x, 'DCIM', x || '.JPG', 1 FROM n`,
    ),
    'SELECT count(*) > 3000 FROM ZASSET',
    { long: true },
  ),
];
