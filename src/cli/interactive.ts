/** The wizard with a person at the keyboard: the case on one side, the views on the other. */
import { branchOf, STEPS } from '../flows/branches.ts';
import { stepOf } from '../flows/recovery.ts';
import type { Branch } from '../flows/steps.ts';
import { canUndo } from '../flows/trail.ts';
import { type Pace, scanLine, stoppingInWords } from '../guidance/index.ts';
import { openWizard } from '../steps/open.tsx';
import type { TranscriptLine, WizardView } from '../steps/screen.ts';
import { safeText } from '../terminal/safe-text.ts';
import type { Environment } from './environment.ts';
import { EXIT } from './exit-codes.ts';
import type { LiveCase } from './live-case.ts';
import { pacer } from './pace.ts';
import { screenOf } from './screens.ts';
import type { Session } from './session.ts';
import { onStopSignals } from './signals.ts';

/** While these are asked about, the search for backups runs beside them and has a line of its own. */
const BEFORE_BACKUPS: ReadonlySet<Branch> = new Set(['start', 'bin', 'dates', 'elsewhere']);

/** Shows the wizard until the case ends; gives the exit code. */
export async function runInteractive(
  live: LiveCase,
  session: Session,
  { stdin, stdout, env, platform }: Environment,
): Promise<number> {
  const changed = new Set<() => void>();
  const transcript: TranscriptLine[] = [];
  const paceOf = pacer();
  let pace: Pace = { perSecond: null, secondsLeft: null };
  let exitCode: number | null = null;
  let stopping: string | null = null;
  let view: WizardView | null = null;
  let over: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    over = resolve;
  });

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
        now: Date.now(),
      }),
      transcript: [...transcript],
      status: BEFORE_BACKUPS.has(branchOf(stepOf(snapshot)))
        ? safeText(scanLine(snapshot.context))
        : null,
      canGoBack: snapshot.status === 'active' && canUndo(snapshot.context),
      stopping: stopping === null ? null : safeText(stopping),
    };
  };
  live.onLine((text, finding) => {
    transcript.push({
      id: transcript.length,
      text: safeText(text),
      tone: finding ? 'quiet' : 'plain',
    });
    refresh();
  });
  session.onProgress = () => {
    if (session.progress) pace = paceOf(session.progress, performance.now());
    refresh();
  };
  const end = (code: number) => {
    exitCode ??= code;
    const step = STEPS[stepOf(live.snapshot())];
    stopping ??= stoppingInWords(step?.kind === 'busy' ? step.effect : null);
    live.stop();
  };
  live.onChange(() => {
    refresh();
    if (live.snapshot().status !== 'active') over();
  });
  live.start();

  const wizard = openWizard(
    {
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
      stop: () => {
        // The second time nothing more is waited for.
        if (exitCode !== null) over();
        end(EXIT.interrupted);
      },
    },
    { stdin, stdout, env, platform },
  );
  const forget = onStopSignals(end);
  await Promise.race([ended, wizard.finished]);
  forget();
  wizard.close();
  await wizard.finished;
  const step = STEPS[stepOf(live.snapshot())];
  return exitCode ?? (step?.kind === 'ending' ? step.exit : EXIT.fault);
}
