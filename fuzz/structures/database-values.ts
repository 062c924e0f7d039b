/** Damage to what a sound database says: other values in its rows, other shapes of its tables. */
import Database from 'better-sqlite3';
import type { Mutation } from '../bytes.ts';
import type { Random } from '../random.ts';

type Value = string | number | bigint | null | Buffer;

const VALUES: readonly Value[] = [
  null,
  0,
  -1,
  1e308,
  -1e308,
  Number.POSITIVE_INFINITY,
  0x7fff_ffff_ffff_ffffn,
  -0x8000_0000_0000_0000n,
  '',
  '..',
  '../../../../evil',
  '/etc/passwd',
  'Media/DCIM/../../../../evil.JPG',
  'C:\\evil.JPG',
  'CON.JPG',
  'a\0b.JPG',
  'a\u001b[2J\u001b]0;x\u0007\u202egpj.JPG',
  '\ud800.JPG',
  'é'.repeat(300),
  'x'.repeat(100_000),
  '￿'.repeat(2000),
  Buffer.alloc(0),
  Buffer.from('bplist00'),
  Buffer.alloc(5000, 0xff),
];

export const damageDatabaseValues: Mutation = (bytes, random) => {
  const copy = Buffer.from(bytes);
  copy.fill(1, 18, 20);
  const database = new Database(copy);
  try {
    damage(database, random);
    return database.serialize();
  } catch {
    // Earlier damage, or a table that cannot take this one.
    return null;
  } finally {
    database.close();
  }
};

function damage(database: Database.Database, random: Random): void {
  const tables = database
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .all();
  const table = random.any(tables)?.name;
  if (table === undefined) return;
  const columns = database.prepare<[], { name: string }>(`PRAGMA table_info("${table}")`).all();
  const column = random.any(columns)?.name;
  if (column === undefined) return;
  const value = random.pick(VALUES);
  switch (random.below(10)) {
    case 0:
      database.exec(`ALTER TABLE "${table}" RENAME COLUMN "${column}" TO "${column}X"`);
      break;
    case 1:
      database.exec(`DROP TABLE "${table}"`);
      break;
    case 2:
      database.exec(`ALTER TABLE "${table}" RENAME TO moved`);
      database.exec(viewOf(table, random));
      break;
    case 3:
      database.exec(`CREATE TABLE twice AS SELECT * FROM "${table}"`);
      database.exec(`INSERT OR IGNORE INTO "${table}" SELECT * FROM twice`);
      break;
    default: {
      const row = random.below(1000) % countOf(database, table);
      const one = `WHERE rowid IN (SELECT rowid FROM "${table}" LIMIT 1 OFFSET ${row})`;
      const rows = random.chance(0.3) ? '' : one;
      database.prepare(`UPDATE OR REPLACE "${table}" SET "${column}" = ? ${rows}`).run(value);
    }
  }
}

function countOf(database: Database.Database, table: string): number {
  const row = database.prepare<[], { rows: number }>(`SELECT count(*) rows FROM "${table}"`).get();
  return Math.max(1, row?.rows ?? 1);
}

/** A view in the place of a table: of the same rows, of rows without an end, or of itself. */
function viewOf(table: string, random: Random): string {
  const endless = `WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more)`;
  return random.pick([
    `CREATE VIEW "${table}" AS SELECT * FROM moved`,
    `CREATE VIEW "${table}" AS ${endless} SELECT moved.* FROM more, moved`,
    `CREATE VIEW "${table}" AS SELECT * FROM moved a, moved b, moved c, moved d, moved e`,
  ]);
}
