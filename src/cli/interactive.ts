/** The wizard with a person at the keyboard of a terminal that can be drawn on. */
import { openWizard } from '../steps/open.tsx';
import type { Environment } from './environment.ts';
import type { LiveCase } from './live-case.ts';
import type { Session } from './session.ts';
import { onStopSignals } from './signals.ts';
import { runWizard } from './wizard-driver.ts';

/** Shows the wizard until the case ends; gives the exit code. */
export async function runInteractive(
  live: LiveCase,
  session: Session,
  { stdin, stdout, env, platform }: Environment,
): Promise<number> {
  const { driver, over, end, exitCode } = await runWizard(live, session);
  const wizard = openWizard(driver, { stdin, stdout, env, platform });
  const forget = onStopSignals(end);
  await Promise.race([over, wizard.finished]);
  forget();
  wizard.close();
  await wizard.finished;
  return exitCode();
}
