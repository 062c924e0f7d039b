import { createHash } from 'node:crypto';
import { STEPS } from '../flows/branches.ts';

/** A short hash of the tree's data: two trees with the same hash ask the same and lead to the same. */
export function treeHash(): string {
  return createHash('sha256').update(JSON.stringify(STEPS)).digest('hex').slice(0, 12);
}
