/**
 * A case that is being worked on: the machine as it runs, and the lines of what was said. Every driver stands on
 * this, so that a key, a line of a file and a typed word lead to the same thing.
 */
import { createActor, type InspectionEvent } from 'xstate';
import { type Note, noted } from '../cases/notes.ts';
import { needsOpen, openAgain, type Resumed, type Standing } from '../cases/resume.ts';
import { GIVEN, type Refusal, refusal } from '../flows/answers.ts';
import { STEPS, type StepId } from '../flows/branches.ts';
import type { Answer, Case, Entry } from '../flows/case.ts';
import { type RecoverySnapshot, stepOf } from '../flows/recovery.ts';
import { isQuestion } from '../flows/steps.ts';
import { canUndo } from '../flows/trail.ts';
import { answerInWords, backInWords, noteInWords } from '../guidance/index.ts';
import { resumeNoteInWords } from '../guidance/resuming.ts';
import { withEffects } from './effects.ts';
import { openBackupOf, type Session } from './session.ts';
import { historyInWords, newsInWords } from './told.ts';

export interface LiveCase {
  /** Begins, and with it the search for backups; whoever wants to hear of everything listens before. */
  start: () => void;
  snapshot: () => RecoverySnapshot;
  /** Whether the answer was taken. What does not fit changes nothing. */
  answer: (answer: Answer) => boolean;
  /** A password: kept beside the case only until it was tried. */
  secret: (text: string) => boolean;
  back: () => void;
  stop: () => void;
  /** What the step was answered before it was gone back to, or what was just refused. */
  draft: () => Answer | null;
  /** Why the latest answer was not taken, or `null`. */
  refused: () => Refusal | null;
  /** Whether a person changed something, and no answers of a saved case are on their way any more. */
  isChanged: () => boolean;
  /** Called after every change of the case, until what it gives is called. */
  onChange: (changed: () => void) => () => void;
  /** Called for each thing said or found, as one line. */
  onLine: (line: (text: string, finding: boolean) => void) => void;
  /** Adds a line of the program's own. */
  tell: (text: string) => void;
  /** Writes a remark of the person's down; it answers nothing, and Back does not take it away. */
  note: (text: string) => void;
  notes: () => readonly Note[];
}

/** What is said here is about a password that was typed: it is not said again for anybody. */
const ABOUT_PASSWORD: ReadonlySet<string> = new Set(['password', 'wrong-password']);

/**
 * @param start a new case
 * @param resumed where a saved case goes on; a new case begins without
 * @param inspect told of everything that the machine does
 */
export function liveCase(
  session: Session,
  start: Case,
  resumed: Resumed | null = null,
  inspect: (inspected: InspectionEvent) => void = () => {},
): LiveCase {
  const machine = withEffects(session);
  /** Answers of the saved case that are given by themselves once their step comes. */
  let again: Entry[] = [];
  /** Answers that were given before, in their order, each offered when its step comes again. */
  let kept: Entry[] = [];
  let refusedAnswer: Answer | null = null;
  let refused: Refusal | null = null;
  let isChanged = resumed === null;
  let notes = resumed?.remarks ?? [];
  const changed = new Set<() => void>();
  const said: ((text: string, finding: boolean) => void)[] = [];
  const say = (text: string, finding = false) => {
    for (const line of said) line(text, finding);
  };
  const tellAll = () => {
    for (const tell of changed) tell();
  };
  const standAt = ({ step, known, ...answers }: Standing) => {
    again = answers.again;
    kept = [...answers.undone, ...kept];
    const snapshot = machine.resolveState({ value: step, context: known });
    return createActor(machine, { snapshot, input: known, inspect });
  };
  let actor = resumed ? standAt(resumed) : createActor(machine, { input: start, inspect });
  let before = actor.getSnapshot();

  const follow = () =>
    actor.subscribe((snapshot) => {
      for (const line of newsInWords(before.context, snapshot.context)) say(line.text, true);
      if (before.value !== snapshot.value) session.progress = null;
      before = snapshot;
      if (!givesAgain(snapshot) && !opensAgain(snapshot)) tellAll();
    });
  const give = (step: StepId, answer: Answer) => {
    refusedAnswer = null;
    refused = null;
    kept = without(kept, step);
    say(answerInWords(step, answer, actor.getSnapshot().context));
    actor.send({ type: 'ANSWER', step, answer });
  };
  /** Gives the next answer of the saved case, if it is asked for; one that does not fit ends that. */
  const givesAgain = (snapshot: RecoverySnapshot): boolean => {
    const step = stepOf(snapshot);
    if (again.length === 0 || !isAsking(snapshot)) return false;
    while (again[0] && ABOUT_PASSWORD.has(again[0].step) && again[0].step !== step) again.shift();
    const [next] = again;
    if (!next || ABOUT_PASSWORD.has(step)) return false;
    const fits = next.step === step && snapshot.can({ type: 'ANSWER', ...next });
    if (fits) {
      again.shift();
      give(step, next.answer);
    } else {
      offerTheRest();
      say(resumeNoteInWords('does-not-fit'), true);
    }
    return fits;
  };
  const offerTheRest = () => {
    kept = [...again, ...kept];
    again = [];
  };
  /** Photos are asked about and the backup is not open: it was when the case was left, or before another one was. */
  const opensAgain = (snapshot: RecoverySnapshot): boolean => {
    const { context } = snapshot;
    const isOpen = !needsOpen(stepOf(snapshot)) || openBackupOf(session, context) !== null;
    const standing = isOpen || !isAsking(snapshot) ? null : openAgain(context);
    if (standing === null) return false;
    say(resumeNoteInWords('opens-again'), true);
    actor.stop();
    actor = standAt(standing);
    begin();
    return true;
  };
  const begin = () => {
    before = actor.getSnapshot();
    follow();
    actor.start();
  };
  const send = (answer: Answer): boolean => {
    const snapshot = actor.getSnapshot();
    const step = stepOf(snapshot);
    if (!snapshot.can({ type: 'ANSWER', step, answer })) {
      refusedAnswer = answer;
      refused = refusal(snapshot.context, step, answer);
      tellAll();
      return false;
    }
    isChanged = true;
    if (again[0]?.step === step) again.shift();
    give(step, answer);
    return true;
  };

  return {
    start: () => {
      for (const { text, finding } of resumed
        ? historyInWords(resumed.before, resumed.known, notes)
        : []) {
        say(text, finding);
      }
      for (const note of resumed?.notes ?? []) say(resumeNoteInWords(note), true);
      begin();
    },
    snapshot: () => actor.getSnapshot(),
    answer: send,
    secret: (text) => {
      session.password = text;
      return send(GIVEN);
    },
    back: () => {
      const { context } = actor.getSnapshot();
      const last = context.trail.at(-1);
      if (!last || !canUndo(context)) return;
      isChanged = true;
      refusedAnswer = null;
      refused = null;
      offerTheRest();
      kept = [last, ...kept];
      actor.send({ type: 'BACK' });
      const snapshot = actor.getSnapshot();
      say(backInWords(stepOf(snapshot), snapshot.context));
    },
    stop: () => actor.send({ type: 'STOP' }),
    draft: () => {
      const step = stepOf(actor.getSnapshot());
      return refusedAnswer ?? kept.find((one) => one.step === step)?.answer ?? null;
    },
    refused: () => refused,
    isChanged: () => isChanged && again.length === 0,
    onChange: (tell) => {
      changed.add(tell);
      return () => changed.delete(tell);
    },
    onLine: (line) => said.push(line),
    tell: (text) => say(text, true),
    note: (text) => {
      const { trail } = actor.getSnapshot().context;
      const step = stepOf(actor.getSnapshot());
      const note = noted(text, { at: new Date().toISOString(), step, after: trail.length });
      if (note === null) return;
      notes = [...notes, note];
      isChanged = true;
      say(noteInWords(note.text));
      tellAll();
    },
    notes: () => notes,
  };
}

function isAsking(snapshot: RecoverySnapshot): boolean {
  const step = STEPS[stepOf(snapshot)];
  return snapshot.status === 'active' && step !== undefined && isQuestion(step);
}

/** Without the first answer to a step: a step that comes up again is offered the one after it. */
function without(answers: readonly Entry[], step: string): Entry[] {
  const at = answers.findIndex((one) => one.step === step);
  return at < 0 ? [...answers] : answers.toSpliced(at, 1);
}
