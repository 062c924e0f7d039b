/**
 * What stands on a contact sheet, in finished sentences. Every string may hold text of a backup: it is escaped where
 * the page is made, never before.
 */

/** How a line reads: as good news, with a caution, as bad news, or as any other. */
export type SheetTone = 'plain' | 'good' | 'warn' | 'bad';

export interface SheetLine {
  text: string;
  tone: SheetTone;
}

/** A file that lies beside the page. */
export interface SheetFile {
  name: string;
  /** Relative and percent-encoded; `null` for a file that does not lie below the page's folder. */
  href: string | null;
  /** What it is, how large, and how far it is proved. */
  detail: SheetLine;
}

/** One photo or video that was recovered. */
export interface SheetCard {
  id: string;
  /** The picture in words, for whoever does not see it. */
  alt: string;
  /** What stands where there is no picture to show, such as `Video`. */
  kind: string;
  /** Time of day, what it is, its size in pixels. */
  about: string;
  files: readonly SheetFile[];
  notes: readonly SheetLine[];
}

export interface SheetDay {
  heading: string;
  count: string;
  /** Made one by one while the page is written. */
  cards: Iterable<SheetCard>;
}

/** A photo of which nothing could be saved. */
export interface SheetLoss {
  name: string;
  about: string;
  why: string;
}

/** A word of the page, and what it means. */
export interface SheetTerm {
  term: string;
  meaning: string;
}

export interface Sheet {
  /** Hex digits that are the same for the same photos of the same backup. */
  selection: string;
  title: string;
  /** Where the photos come from, how many there are, what is proved. */
  lead: readonly SheetLine[];
  days: Iterable<SheetDay>;
  losses: readonly SheetLoss[];
  terms: readonly SheetTerm[];
  /** Who made the page and when; how far it may be shared. */
  foot: readonly string[];
  labels: { skip: string; losses: string; terms: string };
}
