/** What a saved case is called: its day and four characters that can be read out on the phone. */
import { randomInt } from 'node:crypto';

/** No vowels, which could form words, and nothing that looks like something else. */
const LETTERS = 'bcdfghjkmnpqrstvwxz23456789';
const LENGTH = 4;
const ID = /^\d{4}-\d{2}-\d{2}-[a-z0-9]{4}$/;

/** A new id, such as `2026-11-22-k7qm`; the day is that of the moment given, in UTC. */
export function newCaseId(startedAt: string): string {
  const random = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]);
  return `${startedAt.slice(0, 10)}-${random.join('')}`;
}

/** Whether a text can be the id of a case: it also becomes the name of a file. */
export function isCaseId(text: string): boolean {
  return ID.test(text);
}
