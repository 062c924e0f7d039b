/** Run alone: loads the native database, opens one in memory, and prints SQLite's version. */
import Database from 'better-sqlite3';

const database = new Database(':memory:');
process.stdout.write(String(database.prepare('SELECT sqlite_version()').pluck().get()));
database.close();
