/** A case of the walked tree as it would be saved. */
import type { SavedCase } from '../../src/cases/saved-case.ts';
import { treeHash } from '../../src/cases/tree-hash.ts';
import type { Case } from '../../src/flows/case.ts';

/** Saved while the case stood at this step. */
export function savedAs(known: Case, step: string, more: Partial<SavedCase> = {}): SavedCase {
  const { computer, startedAt, technician, trail, sealed, learnt } = known;
  return {
    v: 1,
    id: '2026-11-22-k7qm',
    label: null,
    tree: treeHash(),
    version: '0.0.0',
    computer,
    technician,
    startedAt,
    savedAt: '2026-11-22T13:00:00.000Z',
    step,
    status: 'open',
    outcome: null,
    trail,
    sealed,
    learnt,
    notes: [],
    timeline: [],
    imported: false,
    pid: null,
    ...more,
  };
}
