import { buildBinary } from 'plist';
import { type BackupContent, type BackupFile, HOME } from './backup/file.ts';
import { buildDatabase, insertRow } from './backup/sqlite.ts';
import { appleSeconds } from './library/apple-date.ts';
import { seededUuid } from './seed.ts';
import type { BackupPlan } from './story/devices.ts';

const MEDIA = 'MediaDomain';
const WHATSAPP = 'AppDomainGroup-group.net.whatsapp.WhatsApp.shared';
/** From the range that British telephone numbering keeps for drama. */
const FRIEND = '447700900123';

/** A picture that was sent in a conversation. */
export interface SentPicture {
  name: string;
  sent: Date;
  data: Buffer;
}

/** Pictures that left the photo library in messages: Messages keeps the bytes, WhatsApp recompresses. */
export interface SentPictures {
  messages: readonly SentPicture[];
  whatsApp: readonly SentPicture[];
}

/** What other apps add to a backup: conversations, settings, and links that the system keeps. */
export function otherAppsContent(plan: BackupPlan, sent: SentPictures): BackupContent {
  const file = (domain: string, path: string, data: Buffer, modified: Date): BackupFile => ({
    domain,
    path,
    data,
    created: modified,
    modified,
    protectionClass: 3,
  });
  const messages = sent.messages.filter(({ sent: at }) => at <= plan.made);
  const whatsApp = sent.whatsApp.filter(({ sent: at }) => at <= plan.made);
  const language = buildBinary({ AppleLanguages: ['en-GB'], AppleLocale: 'en_GB' });
  return {
    files: [
      file(HOME, 'Library/SMS/sms.db', smsDatabase(messages), plan.made),
      file(
        HOME,
        'Library/Preferences/.GlobalPreferences.plist',
        Buffer.from(language),
        new Date('2025-09-22T07:00:00Z'),
      ),
      file(WHATSAPP, 'ChatStorage.sqlite', chatStorage(whatsApp), plan.made),
      ...messages.map((picture) =>
        file(MEDIA, attachmentPath(picture), picture.data, picture.sent),
      ),
      ...whatsApp.map((picture) =>
        file(WHATSAPP, `Message/${mediaPath(picture)}`, picture.data, picture.sent),
      ),
    ],
    folders: [{ domain: 'RootDomain', path: 'Library/Preferences' }],
    links: [
      {
        domain: HOME,
        path: 'Library/Carrier Bundle.bundle',
        target: '/System/Library/Carrier Bundles/iPhone/Default.bundle',
      },
    ],
  };
}

function attachmentPath({ name }: SentPicture): string {
  const guid = seededUuid(`attachment/${name}`);
  const shard = guid.slice(0, 2).toLowerCase();
  return `Library/SMS/Attachments/${shard}/0${Number.parseInt(shard, 16) % 10}/${guid}/${name}`;
}

function mediaPath({ name }: SentPicture): string {
  const uuid = seededUuid(`whatsapp/${name}`).toLowerCase();
  return `Media/${FRIEND}@s.whatsapp.net/${uuid[0]}/${uuid[1]}/${uuid}.jpg`;
}

function smsDatabase(pictures: readonly SentPicture[]): Buffer {
  return buildDatabase([], (db) => {
    db.exec(`
      CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, service TEXT NOT NULL);
      CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, text TEXT,
        handle_id INTEGER DEFAULT 0, date INTEGER, is_from_me INTEGER DEFAULT 0,
        cache_has_attachments INTEGER DEFAULT 0);
      CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL,
        created_date INTEGER DEFAULT 0, filename TEXT, uti TEXT, mime_type TEXT,
        transfer_state INTEGER DEFAULT 0, transfer_name TEXT, total_bytes INTEGER DEFAULT 0,
        hide_attachment INTEGER DEFAULT 0, ck_sync_state INTEGER DEFAULT 0);
      CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER);
    `);
    insertRow(db, 'handle', { ROWID: 1, id: `+${FRIEND}`, service: 'iMessage' });
    pictures.forEach((picture, index) => {
      const key = index + 1;
      const seconds = Math.floor(appleSeconds(picture.sent));
      insertRow(db, 'message', {
        ROWID: key,
        guid: seededUuid(`message/${picture.name}`),
        text: '\ufffc',
        handle_id: 1,
        // Messages counts nanoseconds since 2001.
        date: BigInt(seconds) * 1_000_000_000n,
        is_from_me: 1,
        cache_has_attachments: 1,
      });
      insertRow(db, 'attachment', {
        ROWID: key,
        guid: seededUuid(`attachment/${picture.name}`),
        created_date: seconds,
        filename: `~/${attachmentPath(picture)}`,
        uti: 'public.jpeg',
        mime_type: 'image/jpeg',
        transfer_state: 5,
        transfer_name: picture.name,
        total_bytes: picture.data.length,
      });
      insertRow(db, 'message_attachment_join', { message_id: key, attachment_id: key });
    });
  });
}

function chatStorage(pictures: readonly SentPicture[]): Buffer {
  return buildDatabase([], (db) => {
    db.exec(`
      CREATE TABLE ZWACHATSESSION (Z_PK INTEGER PRIMARY KEY, ZCONTACTJID VARCHAR, ZPARTNERNAME VARCHAR);
      CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZISFROMME INTEGER, ZCHATSESSION INTEGER,
        ZMEDIAITEM INTEGER, ZMESSAGETYPE INTEGER, ZMESSAGEDATE TIMESTAMP, ZTEXT VARCHAR);
      CREATE TABLE ZWAMEDIAITEM (Z_PK INTEGER PRIMARY KEY, ZFILESIZE INTEGER, ZMESSAGE INTEGER,
        ZMEDIALOCALPATH VARCHAR, ZTITLE VARCHAR, ZVCARDSTRING VARCHAR);
    `);
    insertRow(db, 'ZWACHATSESSION', {
      Z_PK: 1,
      ZCONTACTJID: `${FRIEND}@s.whatsapp.net`,
      ZPARTNERNAME: 'Alex',
    });
    pictures.forEach((picture, index) => {
      const key = index + 1;
      insertRow(db, 'ZWAMESSAGE', {
        Z_PK: key,
        ZISFROMME: 1,
        ZCHATSESSION: 1,
        ZMEDIAITEM: key,
        ZMESSAGETYPE: 1,
        ZMESSAGEDATE: appleSeconds(picture.sent),
      });
      insertRow(db, 'ZWAMEDIAITEM', {
        Z_PK: key,
        ZFILESIZE: picture.data.length,
        ZMESSAGE: key,
        ZMEDIALOCALPATH: mediaPath(picture),
        ZVCARDSTRING: 'image/jpeg',
      });
    });
  });
}
