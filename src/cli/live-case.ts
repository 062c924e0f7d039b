/**
 * A case that is being worked on: the machine as it runs, and the lines of what was said. Every driver stands on
 * this, so that a key, a line of a file and a typed word lead to the same thing.
 */
import { createActor } from 'xstate';
import { GIVEN, type Refusal, refusal } from '../flows/answers.ts';
import { type Answer, type Case, type Computer, latest, newCase } from '../flows/case.ts';
import type { Finding } from '../flows/effects.ts';
import { type RecoverySnapshot, stepOf } from '../flows/recovery.ts';
import { canUndo } from '../flows/trail.ts';
import { answerInWords, backInWords, findingInWords } from '../guidance/index.ts';
import { withEffects } from './effects.ts';
import type { Session } from './session.ts';

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
  /** Called after every change of the case, until what it gives is called. */
  onChange: (changed: () => void) => () => void;
  /** Called for each thing said or found, as one line. */
  onLine: (line: (text: string, finding: boolean) => void) => void;
}

export function liveCase(session: Session, computer: Computer, startedAt: string): LiveCase {
  const actor = createActor(withEffects(session), { input: newCase(computer, startedAt) });
  let draft: Answer | null = null;
  let refused: Refusal | null = null;
  const changed = new Set<() => void>();
  const said: ((text: string, finding: boolean) => void)[] = [];
  const say = (text: string, finding = false) => {
    for (const line of said) line(text, finding);
  };
  let before = actor.getSnapshot();
  actor.subscribe((snapshot) => {
    for (const finding of news(before.context, snapshot.context)) say(finding, true);
    if (before.value !== snapshot.value) session.progress = null;
    before = snapshot;
    for (const tell of changed) tell();
  });
  const send = (answer: Answer): boolean => {
    const snapshot = actor.getSnapshot();
    const step = stepOf(snapshot);
    const event = { type: 'ANSWER', step, answer } as const;
    if (!snapshot.can(event)) {
      draft = answer;
      refused = refusal(snapshot.context, step, answer);
      for (const tell of changed) tell();
      return false;
    }
    draft = null;
    refused = null;
    say(answerInWords(step, answer, snapshot.context));
    actor.send(event);
    return true;
  };

  return {
    start: () => void actor.start(),
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
      draft = last.answer;
      refused = null;
      actor.send({ type: 'BACK' });
      const snapshot = actor.getSnapshot();
      say(backInWords(stepOf(snapshot), snapshot.context));
    },
    stop: () => actor.send({ type: 'STOP' }),
    draft: () => draft,
    refused: () => refused,
    onChange: (tell) => {
      changed.add(tell);
      return () => changed.delete(tell);
    },
    onLine: (line) => said.push(line),
  };
}

/** What came to be known between two moments, in words; the early scan tells in a line of its own. */
function news(before: Case, after: Case): string[] {
  const old = new Set<Finding>(before.learnt.map(({ finding }) => finding));
  const early = latest(before, 'scan') === null;
  return after.learnt.flatMap(({ finding }) =>
    old.has(finding) || (early && finding.effect === 'scan') ? [] : [findingInWords(finding)],
  );
}
