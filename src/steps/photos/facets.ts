/** The ways in which a list of photos can be narrowed by a tick: data, and pure functions over it. */
import { type SafeText, safe } from '../../terminal/safe-text.ts';
import type { PhotoRow } from '../screen.ts';

export type FacetId =
  | 'fits'
  | 'trashed'
  | 'missing'
  | 'photo'
  | 'live'
  | 'video'
  | 'screenshot'
  | 'original'
  | 'reduced'
  | 'thumbnail'
  | 'none';

/** Within a group, one of those that are ticked is enough; of the groups, each must be met. */
interface Facet {
  id: FacetId;
  group: 'fits' | 'lost' | 'kind' | 'availability';
  label: SafeText;
  holds: (row: PhotoRow) => boolean;
}

const kind = (id: PhotoRow['kind'], label: SafeText): Facet => ({
  id,
  group: 'kind',
  label,
  holds: (row) => row.kind === id,
});

const has = (id: PhotoRow['availability'], label: SafeText): Facet => ({
  id,
  group: 'availability',
  label,
  holds: (row) => row.availability === id,
});

const FACETS: readonly Facet[] = [
  { id: 'fits', group: 'fits', label: safe`Fits what you said`, holds: (row) => row.fits },
  {
    id: 'trashed',
    group: 'lost',
    label: safe`Was in Recently Deleted`,
    holds: (row) => row.trashed,
  },
  {
    id: 'missing',
    group: 'lost',
    label: safe`Gone from the newer backup`,
    holds: (row) => row.missing,
  },
  kind('photo', safe`Photos`),
  kind('live', safe`Live Photos`),
  kind('video', safe`Videos`),
  kind('screenshot', safe`Screenshots`),
  has('original', safe`Original is here`),
  has('reduced', safe`Only a smaller copy`),
  has('thumbnail', safe`Only a thumbnail`),
  has('none', safe`Nothing of it is here`),
];

export interface OfferedFacet {
  id: FacetId;
  label: SafeText;
  /** Of all rows, those that it holds for. */
  count: number;
}

/** The facets that would leave some rows and take some away. One pass: there can be tens of thousands of rows. */
export function offeredFacets(rows: readonly PhotoRow[]): OfferedFacet[] {
  const counts = new Map<FacetId, number>();
  const add = (id: FacetId) => counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const row of rows) {
    add(row.kind);
    add(row.availability);
    if (row.fits) add('fits');
    if (row.trashed) add('trashed');
    if (row.missing) add('missing');
  }
  return FACETS.map(({ id, label }) => ({ id, label, count: counts.get(id) ?? 0 })).filter(
    ({ count }) => count > 0 && count < rows.length,
  );
}

/** What is left of the rows; the same list when nothing is ticked. */
export function narrowed(
  rows: readonly PhotoRow[],
  ticked: ReadonlySet<FacetId>,
): readonly PhotoRow[] {
  if (ticked.size === 0) return rows;
  const wanted = FACETS.filter(({ id }) => ticked.has(id));
  const groups = Map.groupBy(wanted, ({ group }) => group);
  const tests = [...groups.values()];
  return rows.filter((row) => tests.every((group) => group.some(({ holds }) => holds(row))));
}
