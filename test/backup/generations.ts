/** Photo libraries with the columns that each version of iOS has, as far as readers care for them. */
import Database from 'better-sqlite3';

export type Cell = string | number | null;
export type Row = Record<string, Cell>;

/** Major versions whose libraries differ from each other. */
export const RELEASES = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 26] as const;

/** A column, the first release that has it, and the last. */
type Span = readonly [column: string, from: number, to: number];

const FIRST = 8;
const NEWEST = 26;
const always = (names: string): Span[] =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => [name, FIRST, NEWEST]);

const ASSET: readonly Span[] = [
  ...always(`ZUUID ZDIRECTORY ZFILENAME ZDATECREATED ZADDEDDATE ZMODIFICATIONDATE ZTRASHEDDATE
    ZTRASHEDSTATE ZHIDDEN ZFAVORITE ZVISIBILITYSTATE ZCOMPLETE ZSAVEDASSETTYPE ZKIND ZKINDSUBTYPE
    ZDURATION ZWIDTH ZHEIGHT ZLATITUDE ZLONGITUDE ZADDITIONALATTRIBUTES`),
  ['ZPLAYBACKSTYLE', 11, NEWEST],
  ['ZCLOUDASSETGUID', 11, NEWEST],
  ['ZCLOUDPLACEHOLDERKIND', 11, 18],
  ['ZHASADJUSTMENTS', FIRST, 17],
  ['ZADJUSTMENTSSTATE', 18, NEWEST],
  ['ZBUNDLESCOPE', 15, NEWEST],
  ['ZSYNDICATIONSTATE', 15, NEWEST],
  ['ZDELETEREASON', 16, NEWEST],
  ['ZTRASHEDBYPARTICIPANT', 16, NEWEST],
  ['ZTRASHEDREASON', 17, NEWEST],
  ['ZISDETECTEDSCREENSHOT', 18, NEWEST],
];

const ADDITIONAL: readonly Span[] = [
  ...always('ZASSET ZORIGINALFILENAME ZORIGINALFILESIZE ZTIMEZONEOFFSET ZTIMEZONENAME'),
  ['ZMASTERFINGERPRINT', FIRST, 17],
  ['ZADJUSTEDFINGERPRINT', FIRST, 17],
  ['ZORIGINALSTABLEHASH', 18, NEWEST],
  ['ZADJUSTEDSTABLEHASH', 18, NEWEST],
  ['ZCREATORBUNDLEID', FIRST, 14],
  ['ZIMPORTEDBYBUNDLEIDENTIFIER', 15, NEWEST],
  ['ZSOURCEASSETFORDUPLICATIONIDENTIFIER', 15, NEWEST],
  ['ZLASTVIEWEDDATE', 17, NEWEST],
];

/** One photo: its row in the asset table, and that in ZADDITIONALASSETATTRIBUTES. */
export interface LibraryRow {
  asset: Row;
  additional?: Row;
}

/**
 * A Photos.sqlite of a release.
 * @param rows cells of columns that the release lacks are left out.
 */
export function libraryOf(release: number, rows: readonly LibraryRow[]): Buffer {
  const database = new Database(':memory:');
  const make = (table: string, spans: readonly Span[], cells: readonly Row[]) => {
    const there = spans.filter(([, from, to]) => release >= from && release <= to);
    const columns = there.map(([column]) => column);
    database.exec(`CREATE TABLE ${table} (Z_PK INTEGER PRIMARY KEY, ${columns.join(', ')})`);
    const marks = ['@Z_PK', ...columns.map((column) => `@${column}`)];
    const insert = database.prepare(`INSERT INTO ${table} VALUES (${marks.join(', ')})`);
    const empty = Object.fromEntries(columns.map((column) => [column, null]));
    for (const row of cells) insert.run({ ...empty, ...row });
  };
  const numbered = rows.map(({ asset, additional = {} }, at) => ({
    asset: { Z_PK: at + 1, ZADDITIONALATTRIBUTES: at + 101, ...asset },
    additional: { Z_PK: at + 101, ZASSET: at + 1, ...additional },
  }));
  const table = release >= 14 ? 'ZASSET' : 'ZGENERICASSET';
  make(
    table,
    ASSET,
    numbered.map(({ asset }) => asset),
  );
  make(
    'ZADDITIONALASSETATTRIBUTES',
    ADDITIONAL,
    numbered.map(({ additional }) => additional),
  );
  const bytes = database.serialize();
  database.close();
  return bytes;
}
