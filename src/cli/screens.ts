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
  progressInWords,
  refusalInWords,
  type Said,
  type Situation,
  situationOf,
  sizeInWords,
  spanInWords,
  type Wording,
  weekdayInWords,
  wordingOf,
} from '../guidance/index.ts';
import type { Field, Line, Option, Screen, Understood } from '../steps/screen.ts';
import { shorten } from '../terminal/graphemes.ts';
import { type SafeText, safeText } from '../terminal/safe-text.ts';
import { photoRows } from './photo-list.ts';
import { openBackupOf, type Session, typedFolder } from './session.ts';

/** Characters of a path beside other words. */
const LONGEST_PATH = 60;

export type Layered = (
  step: StepId,
  situation: Situation,
  text: readonly Said[],
) => readonly Said[];

/** For a person on their own: the text alone. */
export const textAlone: Layered = (_step, _situation, text) => text;

export interface Moment {
  snapshot: RecoverySnapshot;
  session: Session;
  /** What this step was answered before it was gone back to, or what was just refused; or `null`. */
  draft: Answer | null;
  /** Why that answer was not taken, or `null`. */
  refused: Refusal | null;
  pace: Pace;
  /** A step's text with all that somebody else reads beside it. */
  layered: Layered;
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
  const situation = situationOf(known, id, now);
  const wording = wordingOf(id, situation);
  const isEnding = STEPS[id]?.kind === 'ending';
  const text = isEnding ? wording.text : moment.layered(id, situation, wording.text);
  const base = {
    step: id,
    branch: safeText(branchTitle(branch)),
    part: BRANCHES.indexOf(branch) + 1,
    parts: BRANCHES.length,
    question: safeText(wording.question),
    lines: [...refusedLine(id, moment.refused), ...lines(text)],
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
    case 'photos': {
      const open = openBackupOf(session, known);
      return {
        kind: 'photos',
        rows: open === null ? [] : photoRows(open, id),
        extra: fixed,
        previous: many,
        dayInWords: (day) => safeText(day === null ? NO_DAY : weekdayInWords(day)),
        sizeInWords: (bytes) => safeText(sizeInWords(bytes)),
        daysOf,
      };
    }
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
    suggested: suggested === null ? null : shorten(safeText(suggested), LONGEST_PATH),
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
  return kind === 'folder' ? shorten(safeText(answer), LONGEST_PATH) : safeText(answer);
}

function bar(session: Session, pace: Pace) {
  const { progress } = session;
  if (!progress) return { fraction: null, counts: safeText(''), item: null };
  const { done, total, item } = progress;
  return {
    fraction: total === null || total === 0 ? null : Math.min(1, done / total),
    counts: safeText(progressInWords(progress, pace)),
    item: item === null ? null : shorten(safeText(item), LONGEST_PATH),
  };
}
