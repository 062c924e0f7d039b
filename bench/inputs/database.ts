import { open } from 'node:fs/promises';
import Database from 'better-sqlite3';
import type { Row } from '../../src/practice/backup/sqlite.ts';

/** Where the header says how the file is written to, and "with a write-ahead log", as every database in a backup says. */
const MODE_AT = 18;
const WITH_LOG = Buffer.from([2, 2]);
/** A commit now and then, or the transaction grows as large as the file. */
const ROWS_IN_A_TRANSACTION = 20_000;

/** A new database on the disk, for rows by the million. */
export interface Writer {
  insert(table: string, row: Row): void;
  /** Ends it as a backup holds it. */
  finish(): Promise<void>;
}

export function startDatabase(path: string, schema: string): Writer {
  const db = new Database(path);
  db.pragma('page_size = 4096');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec(schema);
  db.exec('BEGIN');
  const statements = new Map<string, Database.Statement>();
  let rows = 0;
  return {
    insert(table, row) {
      const columns = Object.keys(row);
      const key = `${table} ${columns}`;
      let statement = statements.get(key);
      if (statement === undefined) {
        const marks = columns.map((column) => `@${column}`).join(', ');
        statement = db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`);
        statements.set(key, statement);
      }
      statement.run(row);
      rows += 1;
      if (rows % ROWS_IN_A_TRANSACTION === 0) db.exec('COMMIT; BEGIN');
    },
    async finish() {
      db.exec('COMMIT');
      db.close();
      const file = await open(path, 'r+');
      await file.write(WITH_LOG, 0, WITH_LOG.length, MODE_AT);
      await file.close();
    },
  };
}
