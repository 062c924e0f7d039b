/** Plays an answers file on any kind of computer, with real backups and real effects, and keeps what was said. */
import { parseAnswers } from '../../src/cases/answers-file.ts';
import { checkAnswers } from '../../src/cases/check.ts';
import { liveCase } from '../../src/cli/live-case.ts';
import { startSession } from '../../src/cli/session.ts';
import { type Shared, startShared } from '../../src/cli/shared.ts';
import { runUnattended } from '../../src/cli/unattended.ts';
import { listed, offered } from '../../src/flows/answers.ts';
import { STEPS } from '../../src/flows/branches.ts';
import { type Case, type Computer, newCase } from '../../src/flows/case.ts';
import { stepOf } from '../../src/flows/recovery.ts';
import { isQuestion } from '../../src/flows/steps.ts';
import { candidateInWords, outcomeCode, situationOf, wordingOf } from '../../src/guidance/index.ts';
import { atTheEnd } from '../endings.ts';

export interface Told {
  code: number;
  /** The ending's code, such as `RECOVERED_BIN`. */
  outcome: string;
  /** Every step that was come to, in order. */
  steps: string[];
  /** What stood on the screen of a step, the last time: question, text and the answers that were offered. */
  screens: ReadonlyMap<string, string>;
  transcript: string;
  known: Case;
}

export interface Telling {
  computer?: Computer;
  roots: readonly string[];
  /** Where photos and copies go. */
  to: string;
  password?: string;
  /** Done when a step is come to, before it is answered: what happens outside meanwhile. */
  meanwhile?: Readonly<Record<string, () => void>>;
}

let shared: Shared | null = null;

/** As several answers files in one run have it: one engine, until the tests of the file are over. */
function sharedByAll(): Shared {
  if (shared === null) {
    const started = startShared();
    shared = started;
    atTheEnd(() => {
      shared = null;
      return started.engine.stop();
    });
  }
  return shared;
}

/**
 * @param file an answers file's text.
 * @throws Error with the file's problems when it would not go through.
 */
export async function tell(file: string, telling: Telling): Promise<Told> {
  const { computer = 'macos', roots, to, password = null, meanwhile = {} } = telling;
  const startedAt = new Date().toISOString();
  const parsed = parseAnswers(file);
  const { technician } = parsed.file;
  const start = newCase(computer, startedAt, { technician });
  const problems = parsed.ok ? checkAnswers(parsed.file.answers, start) : parsed.problems;
  if (!parsed.ok || problems.length > 0) throw new Error(JSON.stringify(problems));

  const session = startSession({
    roots,
    photosTo: `${to}/photos`,
    copiesTo: `${to}/copies`,
    shared: sharedByAll(),
  });
  const live = liveCase(session, start);
  const steps: string[] = [];
  const screens = new Map<string, string>();
  live.onChange(() => {
    const { context } = live.snapshot();
    const id = stepOf(live.snapshot());
    if (steps.at(-1) !== id) {
      steps.push(id);
      meanwhile[id]?.();
    }
    const { question, text: lines, answers } = wordingOf(id, situationOf(context, id));
    const step = STEPS[id];
    const choices = step && isQuestion(step) ? offered(context, id) : [];
    const labels = choices.map((one) => answers[one]?.label ?? one);
    const backups = step?.kind === 'backup' ? listed(context, id) : [];
    const rows = backups.map((one) => {
      const { label, hint } = candidateInWords(one, id === 'restore-backup' ? Date.now() : null);
      return `${label} ${hint}`;
    });
    screens.set(id, [question, ...lines.map((line) => line.text), ...rows, ...labels].join('\n'));
  });
  let transcript = '';
  try {
    const code = await runUnattended(live, session, { ...parsed.file, password }, (text) => {
      transcript += text;
    });
    const id = stepOf(live.snapshot());
    return {
      code,
      outcome: outcomeCode(id as Parameters<typeof outcomeCode>[0]),
      steps,
      screens,
      transcript,
      known: live.snapshot().context,
    };
  } finally {
    await session.end();
  }
}
