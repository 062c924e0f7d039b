/**
 * What a view is given: a finished question and finished sentences. Views decide nothing; they draw a
 * `Screen` and hand back one answer. Every text here has passed `safeText`.
 */
import type { Pixels } from '../terminal/pictures/pixels.ts';
import type { SafeText } from '../terminal/safe-text.ts';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'quiet';
export type Mark = 'bullet' | 'number' | 'warn' | 'none';

/** One paragraph of a step's text. */
export interface Line {
  text: SafeText;
  tone: Tone;
  mark: Mark;
}

/** One thing that can be chosen. `id` is what goes into the trail and the answers file. */
export interface Option {
  id: string;
  label: SafeText;
  /** A short second line, such as a backup's verdict and its reason. */
  hint: SafeText | null;
  tone: Tone;
}

/** What a typed text was understood as: the answer it makes and how to say it back, or why it is not one. */
export type Understood =
  | { ok: true; answer: string; echo: SafeText }
  | { ok: false; why: SafeText };

/** A text field: dates, a folder, a phrase. */
export interface Field {
  /** Taken when the field is left empty and Enter is pressed; `null` when there is none. */
  suggested: SafeText | null;
  /** A pure reading of the text as typed or pasted. */
  understand: (text: string) => Understood;
}

/** How wide and how high something may be at most: a picture in dots. */
export interface Box {
  width: number;
  height: number;
}

/** One photo of the list: what it is found and grouped by. */
export interface PhotoRow {
  id: string;
  /** Whether it is one of those that were asked for, as by its date; the others come after them. */
  fits: boolean;
  /** The day on which it was taken, where it was taken: `2026-05-02`; `null` when it is not known. */
  day: string | null;
  kind: 'photo' | 'video' | 'screenshot' | 'live';
  availability: 'original' | 'reduced' | 'thumbnail' | 'none';
  /** In Recently Deleted when the backup was made. */
  trashed: boolean;
  /** A newer backup of the phone no longer has it. */
  missing: boolean;
  /** In the album Hidden: it is not shown unasked. */
  hidden: boolean;
  /** Of all its files that the backup has. */
  bytes: number;
  /** Asked for when the row is drawn: there may be tens of thousands of them. */
  words: () => PhotoWords;
  /** What a typed find looks in; untrusted text, never drawn. */
  searched: () => string;
}

export interface PhotoWords {
  name: SafeText;
  /** When it was taken, in words. */
  taken: SafeText;
  /** The time of day alone, or as little as is known. */
  time: SafeText;
  /** What the backup has of it, in one or two words. */
  has: SafeText;
  size: SafeText;
  /** What the backup has of it, size, Recently Deleted: in a few words. */
  detail: SafeText;
  tone: Tone;
}

export interface ProgressBar {
  /** 0 to 1, or `null` while the total is not known. */
  fraction: number | null;
  /** Such as `1,204 of 5,310 files · 41 MB/s · about 2 minutes left`. */
  counts: SafeText;
  item: SafeText | null;
}

interface ScreenBase {
  /** The step's id, the same everywhere. */
  step: string;
  /** Which branch of the tree this is, in words, such as `Computer backups`. */
  branch: SafeText;
  /** Position of the branch among all, from 1. */
  part: number;
  parts: number;
  question: SafeText;
  lines: Line[];
  /** The longer explanation behind `?`. */
  help: Line[];
}

/**
 * `choice` also serves for lists that came out of the machine, such as backups. `extra` are the answers beside the
 * main one: "don't know", "none of these". `all`: each line of a checklist must be ticked, and by itself.
 */
export type Screen =
  | (ScreenBase & { kind: 'choice'; options: Option[]; previous: string | null })
  | (ScreenBase & {
      kind: 'checklist';
      all: boolean;
      options: Option[];
      extra: Option[];
      previous: string[];
    })
  | (ScreenBase & { kind: 'dates'; field: Field; extra: Option[]; previous: string | null })
  | (ScreenBase & { kind: 'folder'; field: Field; extra: Option[]; previous: string | null })
  | (ScreenBase & { kind: 'secret'; extra: Option[] })
  | (ScreenBase & { kind: 'phrase'; phrase: SafeText; field: Field; extra: Option[] })
  | (ScreenBase & {
      kind: 'photos';
      /** In sections: those that fit before the others, in each what was lost first; then the newest first. */
      rows: PhotoRow[];
      extra: Option[];
      previous: string[];
      dayInWords: (day: string | null) => SafeText;
      sizeInWords: (bytes: number) => SafeText;
      /** The days that a typed text means, both ends inclusive; `null` when it is no date. */
      daysOf: (text: string) => { from: string; to: string } | null;
    })
  | (ScreenBase & { kind: 'busy'; bar: ProgressBar })
  | (ScreenBase & { kind: 'ending'; good: boolean });

/** One answered question, fit to be pasted into a ticket. Ids only grow: the transcript is append-only. */
export interface TranscriptLine {
  id: number;
  text: SafeText;
  tone: Tone;
}

/** Everything that is on the screen at one moment. */
export interface WizardView {
  screen: Screen;
  transcript: TranscriptLine[];
  /** The background scan's line, or `null`. */
  status: SafeText | null;
  /** Whether Back would do something now; the key line says only what works. */
  canGoBack: boolean;
  /** For how long the case has been worked on, where somebody goes by the clock; or `null`. */
  clock: SafeText | null;
  /** Stopping has been asked for: what is still being finished. */
  stopping: SafeText | null;
}

/** Where the wizard reads from and what it may do; the driver behind it is in `cli/`. */
export interface WizardDriver {
  subscribe: (changed: () => void) => () => void;
  view: () => WizardView;
  answer: (value: string | string[]) => void;
  /** A secret never travels as an answer. */
  secret: (text: string) => void;
  back: () => void;
  /** Adds a remark to the case; it answers nothing. */
  note: (text: string) => void;
  /** A photo's picture, upright and not larger than the box; `null` when there is none. Never rejects. */
  picture: (id: string, box: Box, signal: AbortSignal) => Promise<Pixels | null>;
  stop: () => void;
}
