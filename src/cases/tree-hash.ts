import { createHash } from 'node:crypto';
import { STEPS } from '../flows/branches.ts';

let hash: string | null = null;

/** A short hash of the tree's data: two trees with the same hash ask the same and lead to the same. */
export function treeHash(): string {
  // Once for a run: a case is saved after each answer.
  hash ??= createHash('sha256').update(JSON.stringify(STEPS)).digest('hex').slice(0, 12);
  return hash;
}
