/** A snapshot of the machine as a finished screen: guidance's sentences, made safe, in the shape that views take. */
import type { Photo } from '../backup/types.ts';
import { listed, offered, PHRASES, type Refusal, refusal } from '../flows/answers.ts';
import { branchOf, questionAt, STEPS, type StepId } from '../flows/branches.ts';
import type { Answer, Case } from '../flows/case.ts';
import { parseSpan } from '../flows/dates.ts';
import { type RecoverySnapshot, stepOf } from '../flows/recovery.ts';
import { BRANCHES, type QuestionStep } from '../flows/steps.ts';
import {
  branchTitle,
  candidateInWords,
  NO_DAY,
  type Pace,
  photoInWords,
  progressInWords,
  refusalInWords,
  type Said,
  situationOf,
  sizeInWords,
  spanInWords,
  takenOn,
  type Wording,
  weekdayInWords,
  wordingOf,
} from '../guidance/index.ts';
import type {
  Field,
  Line,
  Option,
  PhotoRow,
  PhotoWords,
  Screen,
  Understood,
} from '../steps/screen.ts';
import { type SafeText, safeText } from '../terminal/safe-text.ts';
import { type OpenBackup, openBackupOf, type Session, typedFolder } from './session.ts';

export interface Moment {
  snapshot: RecoverySnapshot;
  session: Session;
  /** What this step was answered before it was gone back to, or what was just refused; or `null`. */
  draft: Answer | null;
  /** Why that answer was not taken, or `null`. */
  refused: Refusal | null;
  pace: Pace;
  /** Milliseconds UTC. */
  now: number;
}

const lines = (said: readonly Said[]): Line[] =>
  said.map(({ text, tone, mark }) => ({ text: safeText(text), tone, mark }));

function refusedLine(step: StepId, refused: Refusal | null): Line[] {
  if (!refused) return [];
  return [{ text: safeText(refusalInWords(refused, step)), tone: 'warn', mark: 'warn' }];
}

/** The fixed answers of a question (or the items of its list) as options. */
function options(ids: readonly string[], { answers }: Wording): Option[] {
  return ids.map((id) => ({
    id,
    label: safeText(answers[id]?.label ?? id),
    hint: answers[id]?.hint === undefined ? null : safeText(answers[id].hint),
    tone: 'plain',
  }));
}

/** The screen of a moment. */
export function screenOf(moment: Moment): Screen {
  const { snapshot, session, now } = moment;
  const known = snapshot.context;
  const id = stepOf(snapshot);
  const branch = branchOf(id);
  const wording = wordingOf(id, situationOf(known, id, now));
  const base = {
    step: id,
    branch: safeText(branchTitle(branch)),
    part: BRANCHES.indexOf(branch) + 1,
    parts: BRANCHES.length,
    question: safeText(wording.question),
    lines: [...refusedLine(id, moment.refused), ...lines(wording.text)],
    help: lines(wording.help),
  };
  const step = STEPS[id];
  if (step?.kind === 'ending') return { ...base, kind: 'ending', good: step.exit === 0 };
  if (!step || step.kind === 'busy' || step.kind === 'crossing') {
    return { ...base, kind: 'busy', bar: bar(session, moment.pace) };
  }
  return { ...base, ...asked(id, questionAt(id), wording, moment) };
}

type Asked = { [S in Screen as S['kind']]: Omit<S, keyof Base> }[Exclude<
  Screen['kind'],
  'busy' | 'ending'
>];
type Base = Pick<Screen, 'step' | 'branch' | 'part' | 'parts' | 'question' | 'lines' | 'help'>;

function asked(id: StepId, step: QuestionStep, wording: Wording, moment: Moment): Asked {
  const { snapshot, session, draft, now } = moment;
  const known = snapshot.context;
  const fixed = options(offered(known, id), wording);
  const one = typeof draft === 'string' ? draft : null;
  const many = Array.isArray(draft) ? draft : [];
  switch (step.kind) {
    case 'choice':
      return { kind: 'choice', options: fixed, previous: one };
    case 'backup':
      return {
        kind: 'choice',
        options: [...backupOptions(known, id, now), ...fixed],
        previous: one,
      };
    case 'checklist': {
      const items = options(step.items ?? [], wording);
      const all = step.all === true;
      return { kind: 'checklist', all, options: items, extra: fixed, previous: many };
    }
    case 'photos':
      return {
        kind: 'photos',
        rows: photoRows(session, known, id),
        extra: fixed,
        previous: many,
        dayInWords: (day) => safeText(day === null ? NO_DAY : weekdayInWords(day)),
        sizeInWords: (bytes) => safeText(sizeInWords(bytes)),
        daysOf,
      };
    case 'secret':
      return { kind: 'secret', extra: fixed };
    case 'phrase': {
      const phrase = safeText(PHRASES[id] ?? '');
      return { kind: 'phrase', phrase, field: field(id, known, null), extra: fixed };
    }
    case 'dates':
      return { kind: 'dates', field: field(id, known, null), extra: fixed, previous: one };
    case 'folder': {
      const suggested = suggestedFolder(id, session);
      return { kind: 'folder', field: field(id, known, suggested), extra: fixed, previous: one };
    }
  }
}

function backupOptions(known: Case, step: StepId, now: number): Option[] {
  const lossUntil = step === 'restore-backup' ? now : null;
  return listed(known, step).map((candidate) => {
    const { label, hint, tone } = candidateInWords(candidate, lossUntil);
    return { id: candidate.backup.path, label: safeText(label), hint: safeText(hint), tone };
  });
}

/** Those that fit the dates before the others, in each those that were deleted first; then the newest first. */
export function photosInOrder(session: Session, known: Case, step: string): readonly Photo[] {
  const open = openBackupOf(session, known);
  return open ? inOrder(open, listOf(open, step)) : [];
}

/** The library's photos, or at the step about other apps what those hold. */
function listOf({ catalogue, matching, elsewhere }: OpenBackup, step: string): PhotoList {
  if (step !== 'app-pictures') return { photos: catalogue.photos, matching };
  return elsewhere ?? { photos: [], matching: new Set<string>() };
}

interface PhotoList {
  /** The newest first. */
  photos: readonly Photo[];
  matching: ReadonlySet<string>;
}

/** There can be tens of thousands: they come sorted by date, and are only parted here. */
function inOrder(open: OpenBackup, { photos, matching }: PhotoList): Photo[] {
  const parts: Photo[][] = [[], [], [], []];
  for (const photo of photos) {
    const isLost = photo.trashed || open.missing.has(photo.id);
    parts[(matching.has(photo.id) ? 0 : 2) + (isLost ? 0 : 1)]?.push(photo);
  }
  return parts.flat();
}

/** Rows that were made already: every progress makes a new screen. */
const rowsOf = new WeakMap<readonly Photo[], PhotoRow[]>();

function photoRows(session: Session, known: Case, step: string): PhotoRow[] {
  const open = openBackupOf(session, known);
  if (!open) return [];
  const list = listOf(open, step);
  const made =
    rowsOf.get(list.photos) ??
    inOrder(open, list).map((photo) => photoRow(photo, list.matching, open.missing));
  rowsOf.set(list.photos, made);
  return made;
}

function photoRow(
  photo: Photo,
  matching: ReadonlySet<string>,
  missing: ReadonlySet<string>,
): PhotoRow {
  const { id, kind, availability, trashed } = photo;
  const isMissing = missing.has(id);
  return {
    id,
    fits: matching.has(id),
    kind,
    availability,
    trashed,
    missing: isMissing,
    bytes: bytesOf(photo),
    get day() {
      return takenOn(photo.takenAt, photo.timeZoneOffset)?.day ?? null;
    },
    words: () => photoWords(photo, isMissing),
    searched: () => {
      const { name, taken, detail } = photoInWords(photo, isMissing);
      return `${name} ${taken} ${detail}`;
    },
  };
}

/** A render that stands in for its original is listed among the companions, too. */
function bytesOf({ availability, bytes, companions }: Photo): number {
  const beside = availability === 'original' ? companions : [];
  return beside.reduce((sum, one) => sum + (one.bytes ?? 0), bytes ?? 0);
}

function photoWords(photo: Photo, isMissing: boolean): PhotoWords {
  const { name, taken, time, has, size, detail, tone } = photoInWords(photo, isMissing);
  return {
    name: safeText(name),
    taken: safeText(taken),
    time: safeText(time),
    has: safeText(has),
    size: safeText(size),
    detail: safeText(detail),
    tone,
  };
}

/** The days of a typed date; a range of times means its days. */
function daysOf(text: string): { from: string; to: string } | null {
  const span = parseSpan(text);
  if (span === null) return null;
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return {
    from: Number.isFinite(span.from) ? day(span.from) : '0000-00-00',
    to: Number.isFinite(span.to) ? day(span.to - 1) : '9999-99-99',
  };
}

function suggestedFolder(step: StepId, session: Session): string | null {
  if (step === 'destination') return session.photosTo;
  return step === 'copy-to' ? session.copiesTo : null;
}

function field(step: StepId, known: Case, suggested: string | null): Field {
  return {
    suggested: suggested === null ? null : safeText(suggested, { max: 60, shorten: 'middle' }),
    understand: (text) => understand(step, known, text.trim() === '' ? (suggested ?? '') : text),
  };
}

function understand(step: StepId, known: Case, text: string): Understood {
  const { kind } = questionAt(step);
  const answer = kind === 'folder' && text.trim() !== '' ? typedFolder(text.trim()) : text.trim();
  const refused = refusal(known, step, answer);
  if (refused) return { ok: false, why: safeText(refusalInWords(refused, step)) };
  return { ok: true, answer, echo: echo(kind, answer) };
}

function echo(kind: QuestionStep['kind'], answer: string): SafeText {
  if (kind === 'dates') return safeText(spanInWords(answer));
  return safeText(answer, kind === 'folder' ? { max: 60, shorten: 'middle' } : {});
}

function bar(session: Session, pace: Pace) {
  const { progress } = session;
  if (!progress) return { fraction: null, counts: safeText(''), item: null };
  const { done, total, item } = progress;
  return {
    fraction: total === null || total === 0 ? null : Math.min(1, done / total),
    counts: safeText(progressInWords(progress, pace)),
    item: item === null ? null : safeText(item, { max: 60, shorten: 'middle' }),
  };
}
