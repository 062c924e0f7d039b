import Database from 'better-sqlite3';
import { describe, expect, inject, it } from 'vitest';
import { findElsewhere, linkCopies, readCatalogue } from '../../../src/backup/index.ts';
import type { HandFile } from '../hand-made.ts';
import {
  ATTACHMENTS,
  at,
  bytesOf,
  handMade,
  inMedia,
  open,
  PICKER,
  told,
  UUID,
} from './pictures.ts';

const { backups, items, lost } = inject('practice');

function database(statements: string): Buffer {
  const made = new Database(':memory:');
  made.exec(statements);
  const data = made.serialize();
  made.close();
  return data;
}

describe.each(['archived', 'latest'] as const)('the practice phone’s %s backup', (key) => {
  it('holds a holiday picture in Messages to the byte, and two smaller ones in WhatsApp', async () => {
    const backup = await open(backups[key]);
    const pictures = await findElsewhere(backup);
    expect(pictures.map(({ source, name, kind }) => [source, name, kind])).toEqual([
      ['messages', 'IMG_0035.jpeg', 'photo'],
      ['whatsapp', expect.stringMatching(/\.jpg$/), 'photo'],
      ['whatsapp', expect.stringMatching(/\.jpg$/), 'photo'],
    ]);
    expect(pictures.map(({ sentAt }) => sentAt).sort()).toEqual([
      '2026-05-01T11:02:37.028Z',
      '2026-05-01T20:22:56.000Z',
      '2026-05-02T20:15:52.839Z',
    ]);
    const older = await open(backups.archived);
    const { photos } = await readCatalogue(older);
    const gone = photos.filter(({ id }) => lost.includes(id));
    const links = await linkCopies(gone, pictures, backup);
    const holiday = items.find(({ name }) => name === 'IMG_0035.JPG');
    expect(links).toEqual([{ photoID: holiday?.id, by: 'fingerprint', picture: pictures[0] }]);
    for (const picture of pictures) {
      const data = await bytesOf(backup, picture);
      expect(data.length).toBe(picture.bytes);
      expect(data.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    }
  });
});

const SMS = `
  CREATE TABLE message (date INTEGER);
  CREATE TABLE attachment (filename, mime_type, uti, transfer_name, total_bytes, created_date);
  CREATE TABLE message_attachment_join (message_id, attachment_id);`;
const attachment = (...rows: string[]) =>
  rows.map((row) => `INSERT INTO attachment VALUES (${row});`).join('');
const sms = (statements: string): HandFile => ({
  domain: 'HomeDomain',
  path: 'Library/SMS/sms.db',
  data: database(SMS + statements),
});

it('Messages: every way to write a path, files without a row, rows without a file', async () => {
  const rows = attachment(
    `'~/${ATTACHMENTS}/aa/00/G/one', 'image/heic', NULL, 'IMG_1.HEIC', 7, 0`,
    `'/var/mobile/${ATTACHMENTS}/bb/01/G/two.dat', NULL, 'com.apple.quicktime-movie', 'b', 7, 5`,
    `'~/${ATTACHMENTS}/cc/02/G/gone.jpg', NULL, NULL, 'gone.jpg', 77, 799999990`,
    `'~/${ATTACHMENTS}/dd/03/G/listed.png', 'image/png', NULL, NULL, 7, NULL`,
    `'~/${ATTACHMENTS}/ee/04/G/voice.caf', 'audio/x-caf', NULL, 'voice.caf', 7, 5`,
    `'/etc/passwd.jpg', 'image/jpeg', NULL, 'passwd.jpg', 7, 5`,
    `NULL, 'image/jpeg', NULL, NULL, NULL, NULL`,
  );
  const backup = await handMade([
    sms(`${rows} INSERT INTO message VALUES (800000000000000000);
      INSERT INTO message_attachment_join VALUES (1, 1);`),
    inMedia(`${ATTACHMENTS}/aa/00/G/one`),
    inMedia(`${ATTACHMENTS}/bb/01/G/two.dat`),
    inMedia(`${ATTACHMENTS}/dd/03/G/listed.png`, { stored: false }),
    inMedia(`${ATTACHMENTS}/ee/04/G/voice.caf`),
    inMedia('Library/SMS/Parts/00/00/old.jpg'),
  ]);
  const pictures = await findElsewhere(backup);
  expect(told(pictures).sort()).toEqual([
    `messages ${ATTACHMENTS}/aa/00/G/one IMG_1.HEIC there photo`,
    `messages ${ATTACHMENTS}/bb/01/G/two.dat b there video`,
    `messages ${ATTACHMENTS}/cc/02/G/gone.jpg gone.jpg absent photo`,
    `messages ${ATTACHMENTS}/dd/03/G/listed.png listed.png absent photo`,
    'messages Library/SMS/Parts/00/00/old.jpg old.jpg there photo',
  ]);
  const named = (name: string) => pictures.find((picture) => picture.name === name);
  expect(named('IMG_1.HEIC')).toMatchObject({ sentAt: '2026-05-09T06:13:20.000Z' });
  expect(named('gone.jpg')).toMatchObject({
    bytes: 77,
    sentAt: null,
    createdAt: '2026-05-09T06:13:10.000Z',
  });
});

const NOTES = 'AppDomainGroup-group.com.apple.notes';
const SYNDICATION = 'Library/Photos/Libraries/Syndication.photoslibrary';

it('Notes, Files, iCloud Drive, "Shared with You", copies handed over, WhatsApp Business', async () => {
  const backup = await handMade([
    at(
      NOTES,
      'NoteStore.sqlite',
      database(`
        CREATE TABLE ZICCLOUDSYNCINGOBJECT (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER, ZFILENAME, ZMEDIA,
          ZTYPEUTI, ZCREATIONDATE);
        INSERT INTO ZICCLOUDSYNCINGOBJECT VALUES (1, 'M-1', 'sketch.JPG', NULL, NULL, NULL),
          (2, 'A-1', NULL, 1, 'public.jpeg', 800000000), (3, 'M-2', 'gone.heic', NULL, NULL, NULL),
          (4, 'M-3', 'text.pdf', NULL, NULL, NULL);`),
    ),
    at(NOTES, 'Accounts/LocalAccount/Media/M-1/1_G/sketch.JPG'),
    at('AppDomainGroup-group.com.apple.FileProvider.LocalStorage', 'File Provider Storage/a.png'),
    at('AppDomainGroup-group.com.apple.FileProvider.LocalStorage', 'File Provider Storage/a.txt'),
    at('HomeDomain', 'Library/Mobile Documents/com~apple~CloudDocs/b.mov'),
    at(
      'HomeDomain',
      `${SYNDICATION}/database/Photos.sqlite`,
      database(`CREATE TABLE ZASSET (ZUUID, ZDIRECTORY, ZFILENAME, ZKIND);
        INSERT INTO ZASSET VALUES ('${UUID}', '3', '${UUID}.heic', 0);`),
    ),
    at('HomeDomain', `${SYNDICATION}/scopes/syndication/originals/3/${UUID}.heic`),
    at(PICKER, `File Provider Storage/photospicker/version=1&uuid=${UUID}&mode=current.jpeg`),
    at(
      'AppDomainGroup-group.net.whatsapp.WhatsAppSMB.shared',
      'ChatStorage.sqlite',
      database(`CREATE TABLE ZWAMEDIAITEM (ZMEDIALOCALPATH, ZVCARDSTRING);
        INSERT INTO ZWAMEDIAITEM VALUES ('/Media/x@s.whatsapp.net/a/b/c.jpg', NULL),
          ('Media/voice.opus', 'audio/ogg'), (NULL, 'BEGIN:VCARD');`),
    ),
  ]);
  const pictures = await findElsewhere(backup);
  const shared = `${SYNDICATION}/scopes/syndication/originals/3/${UUID}.heic`;
  expect(told(pictures)).toEqual([
    'whatsapp-business Message/Media/x@s.whatsapp.net/a/b/c.jpg c.jpg absent photo',
    'notes Accounts/LocalAccount/Media/M-1/1_G/sketch.JPG sketch.JPG there photo',
    'notes  gone.heic absent photo',
    'files File Provider Storage/a.png a.png there photo',
    'icloud-drive Library/Mobile Documents/com~apple~CloudDocs/b.mov b.mov there video',
    `shared-with-you ${shared} ${UUID}.heic there photo`,
    expect.stringMatching(/^handed-over .* there photo$/),
  ]);
  expect(pictures.find(({ name }) => name === 'sketch.JPG')).toMatchObject({
    createdAt: '2026-05-09T06:13:20.000Z',
  });
  expect(pictures.at(-1)).toMatchObject({ assetUUID: UUID });
});

it.each([
  ['no database', Buffer.from('this is no database')],
  ['a database without its tables', database('CREATE TABLE other (x)')],
])('%s: the files are found all the same', async (_, data) => {
  const backup = await handMade([{ ...sms(''), data }, inMedia(`${ATTACHMENTS}/aa/00/G/one.jpg`)]);
  expect(told(await findElsewhere(backup))).toHaveLength(1);
});
