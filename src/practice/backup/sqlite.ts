import Database from 'better-sqlite3';

export type Row = Record<string, string | number | bigint | Buffer | null>;

/**
 * Builds a database in memory and gives its bytes as a backup holds them: 4096-byte pages, and a
 * header that says "write-ahead log" although no log lies beside the file.
 */
export function buildDatabase(
  pragmas: readonly string[],
  fill: (db: Database.Database) => void,
): Buffer {
  const db = new Database(':memory:');
  try {
    db.pragma('page_size = 4096');
    for (const pragma of pragmas) db.pragma(pragma);
    db.transaction(fill)(db);
    const bytes = db.serialize();
    // Write and read version of the file format; 2 is WAL. See "The Database Header" of SQLite.
    bytes[18] = 2;
    bytes[19] = 2;
    return bytes;
  } finally {
    db.close();
  }
}

/** Inserts a row; a name that is not a column of the table is an error of ours and throws. */
export function insertRow(db: Database.Database, table: string, row: Row): void {
  const columns = Object.keys(row);
  const marks = columns.map((column) => `@${column}`).join(', ');
  db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`).run(row);
}
