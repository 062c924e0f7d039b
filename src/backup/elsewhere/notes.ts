import type { Database } from 'better-sqlite3';
import { appleTime } from '../apple-time.ts';
import { columnsOf, pick } from '../columns.ts';
import { asNumber, asText } from '../plist.ts';
import type { Row } from '../private-database.ts';
import { kindByName, kindByType } from './media-type.ts';
import type { Mention } from './picture.ts';

const MEDIA_FOLDER = /(?:^|\/)Media\/([^/]+)\//;
const TABLE = 'ZICCLOUDSYNCINGOBJECT';

/** The identifier that stands for a file in the database: the name of a folder on the way to it. */
export function notesKey(path: string): string {
  return MEDIA_FOLDER.exec(path)?.[1] ?? path;
}

/**
 * Reads the pictures and videos out of `NoteStore.sqlite`. One table holds everything: an attachment
 * points by ZMEDIA to the row that names its file. Where the file lies depends on the account, so
 * only its key is told.
 */
export function* notesMentions(database: Database): Generator<Mention> {
  const columns = columnsOf(database, TABLE);
  if (columns.size === 0) return;
  const joined = columns.has('ZMEDIA');
  const query = `
    SELECT ${pick('m', ['ZIDENTIFIER', 'ZFILENAME'], columns)},
      ${pick('a', ['ZTYPEUTI', 'ZCREATIONDATE', 'ZFILESIZE'], joined ? columns : new Set())}
    FROM ${TABLE} m ${joined ? `LEFT JOIN ${TABLE} a ON a.ZMEDIA = m.Z_PK` : ''}`;
  for (const row of database.prepare<[], Row>(query).iterate()) {
    const key = asText(row.ZIDENTIFIER);
    const name = asText(row.ZFILENAME);
    const kind = kindByType(row.ZTYPEUTI) ?? kindByName(name);
    if (key === null || name === null || kind === null) continue;
    yield {
      key,
      path: null,
      name,
      sentAt: null,
      createdAt: appleTime(row.ZCREATIONDATE),
      bytes: asNumber(row.ZFILESIZE),
      kind,
    };
  }
}
