import type { Database } from 'better-sqlite3';
import { appleTime } from '../apple-time.ts';
import { columnsOf, pick } from '../columns.ts';
import { asNumber, asText } from '../plist.ts';
import type { Row } from '../private-database.ts';
import { kindByName, kindByType } from './media-type.ts';
import type { Mention } from './picture.ts';

/** Reads the pictures and videos out of WhatsApp's `ChatStorage.sqlite`. */
export function* whatsAppMentions(database: Database): Generator<Mention> {
  const item = columnsOf(database, 'ZWAMEDIAITEM');
  if (item.size === 0) return;
  const message = columnsOf(database, 'ZWAMESSAGE');
  const joined = item.has('ZMESSAGE') && message.has('Z_PK');
  const query = `
    SELECT ${pick('i', ['ZMEDIALOCALPATH', 'ZVCARDSTRING', 'ZFILESIZE'], item)},
      ${pick('m', ['ZMESSAGEDATE'], joined ? message : new Set())}
    FROM ZWAMEDIAITEM i ${joined ? 'LEFT JOIN ZWAMESSAGE m ON m.Z_PK = i.ZMESSAGE' : ''}`;
  for (const row of database.prepare<[], Row>(query).iterate()) {
    const stored = asText(row.ZMEDIALOCALPATH)?.replace(/^\/+/, '') ?? null;
    // The column holds a MIME type for pictures, and a whole contact for contacts.
    const kind = kindByName(stored) ?? kindByType(row.ZVCARDSTRING);
    if (stored === null || kind === null) continue;
    const path = stored.startsWith('Message/') ? stored : `Message/${stored}`;
    yield {
      key: path,
      path,
      name: null,
      sentAt: appleTime(row.ZMESSAGEDATE),
      createdAt: null,
      bytes: asNumber(row.ZFILESIZE),
      kind,
    };
  }
}
