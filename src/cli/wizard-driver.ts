/** A live case as the wizard's views and the plain driver see it: one view at a time, and what can be done with it. */
import { branchOf, STEPS } from '../flows/branches.ts';
import { stepOf } from '../flows/recovery.ts';
import type { Branch } from '../flows/steps.ts';
import { canUndo } from '../flows/trail.ts';
import { minutesInWords, type Pace, scanLine, stoppingInWords } from '../guidance/index.ts';
import type { TranscriptLine, WizardDriver, WizardView } from '../steps/screen.ts';
import { safeText } from '../terminal/safe-text.ts';
import { EXIT } from './exit-codes.ts';
import type { LiveCase } from './live-case.ts';
import { pacer } from './pace.ts';
import { pictureOf } from './picture.ts';
import { screenOf, textAlone } from './screens.ts';
import type { Session } from './session.ts';

/** While these are asked about, the search for backups runs beside them and has a line of its own. */
const BEFORE_BACKUPS: ReadonlySet<Branch> = new Set(['start', 'bin', 'dates', 'elsewhere']);

const MINUTE = 60_000;

export interface WizardRun {
  driver: WizardDriver;
  /** Settles when the case has ended, or when stopping was asked for twice. */
  over: Promise<void>;
  /** Asks the case to stop; the first such exit code is the one that counts. */
  end: (exitCode: number) => void;
  exitCode: () => number;
}

/** Begins a case for a person. What it tells from its first moment on is in the view. */
export async function runWizard(live: LiveCase, session: Session): Promise<WizardRun> {
  const { technician } = live.snapshot().context;
  // Nobody else waits for the sentences of a technician to be loaded.
  const layered = technician
    ? (await import('../guidance/technician/index.ts')).withLayers
    : textAlone;
  const changed = new Set<() => void>();
  const transcript: TranscriptLine[] = [];
  const paceOf = pacer();
  let pace: Pace = { perSecond: null, secondsLeft: null };
  let stopped: number | null = null;
  let stopping: string | null = null;
  let view: WizardView | null = null;
  const began = performance.now();
  const { promise: over, resolve: finish } = Promise.withResolvers<void>();

  const refresh = () => {
    view = null;
    for (const tell of changed) tell();
  };
  const makeView = (): WizardView => {
    const snapshot = live.snapshot();
    return {
      screen: screenOf({
        snapshot,
        session,
        draft: live.draft(),
        refused: live.refused(),
        pace,
        layered,
        now: Date.now(),
      }),
      transcript: [...transcript],
      status: BEFORE_BACKUPS.has(branchOf(stepOf(snapshot)))
        ? safeText(scanLine(snapshot.context))
        : null,
      canGoBack: snapshot.status === 'active' && canUndo(snapshot.context),
      clock: technician ? safeText(minutesInWords(performance.now() - began)) : null,
      stopping: stopping === null ? null : safeText(stopping),
    };
  };
  const end = (code: number) => {
    stopped ??= code;
    const step = STEPS[stepOf(live.snapshot())];
    stopping ??= stoppingInWords(step?.kind === 'busy' ? step.effect : null);
    live.stop();
  };
  live.onLine((text, finding) => {
    transcript.push({
      id: transcript.length,
      text: safeText(text),
      tone: finding ? 'quiet' : 'plain',
    });
    refresh();
  });
  session.progressed.add(() => {
    if (session.progress) pace = paceOf(session.progress, performance.now());
    refresh();
  });
  live.onChange(() => {
    refresh();
    if (live.snapshot().status !== 'active') finish();
  });
  live.start();
  const clock = technician ? setInterval(refresh, MINUTE).unref() : undefined;
  void over.then(() => clearInterval(clock));

  return {
    driver: {
      subscribe: (tell) => {
        changed.add(tell);
        return () => changed.delete(tell);
      },
      view: () => {
        view ??= makeView();
        return view;
      },
      answer: (value) => void live.answer(value),
      secret: (text) => void live.secret(text),
      back: live.back,
      note: live.note,
      picture: (id, box, signal) =>
        pictureOf(session, live.snapshot().context, { id, box }, signal),
      stop: () => {
        // The second time nothing more is waited for.
        if (stopped !== null) finish();
        end(EXIT.interrupted);
      },
    },
    over,
    end,
    exitCode: () => {
      const step = STEPS[stepOf(live.snapshot())];
      return stopped ?? (step?.kind === 'ending' ? step.exit : EXIT.fault);
    },
  };
}
