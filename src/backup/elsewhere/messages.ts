import type { Database } from 'better-sqlite3';
import { appleTime } from '../apple-time.ts';
import { columnsOf, pick } from '../columns.ts';
import { asNumber, asText } from '../plist.ts';
import type { Row } from '../private-database.ts';
import { kindByName, kindByType } from './media-type.ts';
import type { Mention } from './picture.ts';

/** The phone's own way to the folder of Messages: by `~`, or absolute. */
const FOLDER = /^(?:~|(?:\/private)?\/var\/mobile)\/(Library\/SMS\/.+)$/;
/** Since iOS 11 Messages counts nanoseconds; no date in seconds is as large. */
const NANOSECONDS_FROM = 1e11;

/** Reads the attachments that are pictures or videos out of `sms.db`. */
export function* messagesMentions(database: Database): Generator<Mention> {
  const attachment = columnsOf(database, 'attachment');
  if (attachment.size === 0) return;
  const message = columnsOf(database, 'message');
  const joined = columnsOf(database, 'message_attachment_join').size > 0 && message.has('date');
  const query = `
    SELECT ${pick('a', ['filename', 'mime_type', 'uti', 'transfer_name'], attachment)},
      ${pick('a', ['total_bytes', 'created_date'], attachment)},
      ${pick('m', ['date'], joined ? message : new Set())}
    FROM attachment a ${
      joined
        ? `LEFT JOIN message_attachment_join j ON j.attachment_id = a.ROWID
           LEFT JOIN message m ON m.ROWID = j.message_id`
        : ''
    }`;
  for (const row of database.prepare<[], Row>(query).iterate()) {
    const path = FOLDER.exec(asText(row.filename) ?? '')?.[1] ?? null;
    const name = asText(row.transfer_name);
    const kind =
      kindByType(row.mime_type) ?? kindByType(row.uti) ?? kindByName(name) ?? kindByName(path);
    if (path === null || kind === null) continue;
    yield {
      key: path,
      path,
      name,
      sentAt: messageTime(row.date),
      createdAt: messageTime(row.created_date),
      bytes: asNumber(row.total_bytes),
      kind,
    };
  }
}

/** 0 stands for "never". */
function messageTime(value: unknown): string | null {
  if (typeof value !== 'number' || value === 0) return null;
  return appleTime(value >= NANOSECONDS_FROM ? value / 1e9 : value);
}
