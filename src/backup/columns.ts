import type { Database } from 'better-sqlite3';

/**
 * The columns of a table; none when there is no such table. A view or a virtual table of that name does
 * not count: reading one runs what a stranger wrote into the schema, perhaps without end. (SQLite tells
 * which it is by the statement that made it; the `type` in `sqlite_schema` can be forged.)
 */
export function columnsOf(database: Database, table: string): Set<string> {
  return new Set(
    database
      .prepare<[string], string>(
        `SELECT columns.name FROM pragma_table_list(?) AS tables, pragma_table_info(tables.name) AS columns
         WHERE tables.schema = 'main' AND tables.type = 'table'`,
      )
      .pluck()
      .all(table),
  );
}

/**
 * The part of a SELECT list that takes columns from one table. Apple's tables change with the
 * versions, so a column that is not there is read as NULL.
 */
export function pick(alias: string, names: readonly string[], there: ReadonlySet<string>): string {
  return names
    .map((name) => (there.has(name) ? `${alias}.${name} AS ${name}` : `NULL AS ${name}`))
    .join(', ');
}
