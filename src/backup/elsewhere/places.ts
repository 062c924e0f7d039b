import type { Database } from 'better-sqlite3';
import type { Watch } from '../types.ts';
import { messagesMentions } from './messages.ts';
import { notesKey, notesMentions } from './notes.ts';
import type { ElsewhereSource, Mention } from './picture.ts';
import { sharedMentions } from './shared-with-you.ts';
import { whatsAppMentions } from './whatsapp.ts';

/** One place of an app's pictures: where the files lie, and the database that tells of them. */
export interface Place {
  source: Exclude<ElsewhereSource, 'app'>;
  domain: string;
  /** Folders within the domain, each ending in `/`. */
  folders: readonly string[];
  database: {
    domain: string;
    path: string;
    mentions: (database: Database, watch: Watch) => Iterable<Mention> | AsyncIterable<Mention>;
  } | null;
  /** What a file is called in the database; its path where nothing else is said. */
  keyOf?: (path: string) => string;
}

const HOME = 'HomeDomain';
const SYNDICATION = 'Library/Photos/Libraries/Syndication.photoslibrary/';

function whatsApp(source: Place['source'], group: string): Place {
  const domain = `AppDomainGroup-${group}`;
  return {
    source,
    domain,
    folders: ['Message/Media/', 'Media/'],
    database: { domain, path: 'ChatStorage.sqlite', mentions: whatsAppMentions },
  };
}

const NOTES = 'AppDomainGroup-group.com.apple.notes';

/** As public readers of backups describe them (imessage-exporter, WhatsApp-Chat-Exporter, iLEAPP). */
export const PLACES: readonly Place[] = [
  {
    source: 'messages',
    domain: 'MediaDomain',
    folders: ['Library/SMS/'],
    database: { domain: HOME, path: 'Library/SMS/sms.db', mentions: messagesMentions },
  },
  whatsApp('whatsapp', 'group.net.whatsapp.WhatsApp.shared'),
  whatsApp('whatsapp-business', 'group.net.whatsapp.WhatsAppSMB.shared'),
  {
    source: 'notes',
    domain: NOTES,
    folders: ['Accounts/', 'Media/', 'Previews/', 'FallbackImages/'],
    database: { domain: NOTES, path: 'NoteStore.sqlite', mentions: notesMentions },
    keyOf: notesKey,
  },
  {
    source: 'files',
    domain: 'AppDomainGroup-group.com.apple.FileProvider.LocalStorage',
    folders: ['File Provider Storage/'],
    database: null,
  },
  {
    source: 'icloud-drive',
    domain: HOME,
    folders: ['Library/Mobile Documents/com~apple~CloudDocs/'],
    database: null,
  },
  {
    source: 'shared-with-you',
    domain: HOME,
    folders: [`${SYNDICATION}scopes/syndication/`],
    database: {
      domain: HOME,
      path: `${SYNDICATION}database/Photos.sqlite`,
      mentions: sharedMentions,
    },
  },
  {
    // Copies that the system's photo picker handed to other apps.
    source: 'handed-over',
    domain: 'AppDomainGroup-group.com.apple.mobileslideshow.PhotosFileProvider',
    folders: ['File Provider Storage/'],
    database: null,
  },
];
