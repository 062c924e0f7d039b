/** What attacks on the schema and the values of a database have in common. */
import type { Database } from 'better-sqlite3';
import type { Attack } from './attack.ts';
import { asked, blob, inDatabase, LIBRARY } from './good-backup.ts';

export const INDEX = 'Manifest.db';
export const PHOTOS = blob(LIBRARY);

/** SQL, or what SQL alone cannot do. */
type Change = string | ((database: Database) => void);

/**
 * @param where the database
 * @param trace a query that gives something true once the change is there
 */
export function attack(
  where: string,
  name: string,
  change: Change,
  trace: string,
  more: Partial<Attack> = {},
): Attack {
  return {
    name: `${where === INDEX ? 'index' : 'library'}: ${name}`,
    plant: (folder) =>
      inDatabase(folder, where, (database) => {
        if (typeof change === 'string') database.exec(change);
        else change(database);
      }),
    isThere: (folder) => Boolean(asked(folder, where, trace)),
    promised: 'keeps the good photos',
    ...more,
  };
}

/** One of these lies in the schema. */
export const named = (name: string, type = '%') =>
  `SELECT 1 FROM sqlite_schema WHERE name = '${name}' AND sql LIKE '${type}'`;
export const endless = (name: string, columns: string) =>
  `CREATE VIEW ${name}(${columns}) AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
   SELECT ${columns.split(',').map(() => 'x')} FROM n;`;
/** A table is set aside and something else takes its name. */
export const instead = (name: string, by: string) =>
  `ALTER TABLE ${name} RENAME TO real_${name}; ${by}`;
