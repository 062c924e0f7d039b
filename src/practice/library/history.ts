import type { Row } from '../backup/sqlite.ts';
import { appleSeconds } from './apple-date.ts';
import type { Library, PurgedAsset } from './asset.ts';
import type { Generation } from './schema.ts';

const INSERTED = 0;
const DELETED = 2;
/** Entity numbers of Core Data's own tables. */
const CHANGE = 16001;
const TRANSACTION = 16002;
const TRANSACTION_STRING = 16003;

/**
 * Core Data's persistent history: one transaction for each photo that came in and for each that the
 * phone removed for good. A removal leaves tombstones: reason, trash date and asset UUID stand where
 * public tools read them for iOS 15 and later, in the third, fourth and sixth column.
 */
export function changeRows(
  library: Library,
  { entities }: Generation,
): { table: string; row: Row }[] {
  const inserts = library.assets.map(({ pk, added }) => ({
    at: added,
    change: { ZCHANGETYPE: INSERTED, ZENTITYPK: pk },
  }));
  const deletes = library.purged.map((asset) => ({
    at: asset.purged,
    change: { ZCHANGETYPE: DELETED, ZENTITYPK: asset.pk, ...tombstones(asset) },
  }));
  const events = [...inserts, ...deletes].sort((a, b) => a.at.getTime() - b.at.getTime());
  return [
    {
      table: 'ATRANSACTIONSTRING',
      row: { Z_PK: 1, Z_ENT: TRANSACTION_STRING, ZNAME: 'com.apple.photolibraryd' },
    },
    ...events.flatMap(({ at, change }, index) => [
      {
        table: 'ATRANSACTION',
        row: {
          Z_PK: index + 1,
          Z_ENT: TRANSACTION,
          ZAUTHORTS: 1,
          ZBUNDLEIDTS: 1,
          ZPROCESSIDTS: 1,
          ZTIMESTAMP: appleSeconds(at),
        },
      },
      {
        table: 'ACHANGE',
        row: {
          Z_PK: index + 1,
          Z_ENT: CHANGE,
          ZENTITY: entities.Asset,
          ZTRANSACTIONID: index + 1,
          ...change,
        },
      },
    ]),
  ];
}

function tombstones({ trashed, uuid }: PurgedAsset): Row {
  return {
    ZTOMBSTONE2: 'user deleted from Recently Deleted album',
    ZTOMBSTONE3: appleSeconds(trashed),
    ZTOMBSTONE5: uuid,
  };
}
