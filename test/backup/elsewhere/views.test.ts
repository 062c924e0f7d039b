/** A view runs what a stranger wrote, perhaps without end: the apps' tables count only as tables. */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { messagesMentions } from '../../../src/backup/elsewhere/messages.ts';
import { notesMentions } from '../../../src/backup/elsewhere/notes.ts';
import { whatsAppMentions } from '../../../src/backup/elsewhere/whatsapp.ts';

test.each([
  ['attachment', messagesMentions],
  ['ZWAMEDIAITEM', whatsAppMentions],
  ['ZICCLOUDSYNCINGOBJECT', notesMentions],
])('a view with the name %s is not read', (name, mentions) => {
  const database = new Database(':memory:');
  let asked = 0;
  database.function('ask', () => {
    asked += 1;
    return asked;
  });
  database.exec(`CREATE TEMP VIEW ${name} AS SELECT ask() AS ZMEDIA WHERE ask() > 0`);
  expect([...mentions(database)]).toEqual([]);
  expect(asked).toBe(0);
  database.close();
});
