/**
 * A report as headings, lists and tables, in finished sentences. Every string may hold text of a backup or of a
 * person: it is escaped where it is written down, never before.
 */

export type Block =
  | { kind: 'list'; items: readonly string[] }
  /** Somebody's own words, each with when they were written down. */
  | { kind: 'quotes'; items: readonly { at: string; text: string }[] }
  | { kind: 'table'; columns: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'text'; text: string };

export interface Section {
  /** Names it within the page. */
  id: string;
  heading: string;
  blocks: readonly Block[];
}

export interface Outline {
  title: string;
  /** What the report says in one glance. */
  lead: readonly string[];
  sections: readonly Section[];
  foot: readonly string[];
  labels: { skip: string; none: string };
}
