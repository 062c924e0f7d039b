import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import {
  type FileAnswer,
  type FileProblem,
  parseAnswers,
  writeAnswers,
} from '../../cases/answers-file.ts';
import { checkAnswers } from '../../cases/check.ts';
import { newCase } from '../../flows/case.ts';
import { chooseDriver } from '../choose-driver.ts';
import { reportCrash } from '../crash.ts';
import { computerOf, type Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { givenPassword } from '../password.ts';
import { rootsOf } from '../roots.ts';
import { UsageError } from '../usage-error.ts';

export interface WizardOptions {
  root?: string[];
  answers?: string;
  record?: string;
  to?: string;
  backupTo?: string;
  passwordFile?: string;
  input?: boolean;
}

/** The guided wizard: with a person at the keyboard, or with a file that answers. */
export async function wizardCommand(options: WizardOptions, from: Environment): Promise<number> {
  if (options.answers === '-' && options.passwordFile === '-') {
    throw new UsageError('Only one of --answers and --password-file can be standard input.');
  }
  const computer = computerOf(from.platform);
  const startedAt = new Date().toISOString();
  const driver = chooseDriver({
    answersFile: options.answers !== undefined,
    noInput: options.input === false,
    stdinIsTerminal: from.stdin.isTTY === true,
    stdoutIsTerminal: from.stdout.isTTY === true,
    term: from.env.TERM,
  });
  const answers = options.answers === undefined ? [] : await readAnswers(options.answers, from);
  if (driver === 'answers') {
    const problems = checkAnswers(answers, newCase(computer, startedAt));
    if (problems.length > 0) throw new UsageError(listed(options.answers ?? '', problems));
  }
  if (driver === 'nobody') {
    const { needed } = await import('../unattended.ts');
    throw new UsageError(needed('whose-phone'), EXIT.inputNeeded);
  }

  const password = await givenPassword(options.passwordFile, from);
  const { startSession } = await import('../session.ts');
  const session = startSession({
    roots: rootsOf(options.root, from),
    photosTo: resolve(options.to ?? join(from.home, 'Pictures', 'backroll')),
    copiesTo: resolve(options.backupTo ?? join(from.home, 'backroll-copies')),
  });
  const { liveCase } = await import('../live-case.ts');
  const live = liveCase(session, computer, startedAt);
  try {
    if (driver === 'answers') {
      const { runUnattended } = await import('../unattended.ts');
      return await runUnattended(live, session, { answers, password }, from);
    }
    const { runInteractive } = await import('../interactive.ts');
    return await runInteractive(live, session, from);
  } finally {
    await session.end();
    for (const fault of session.faults.slice(0, 1)) await reportCrash(fault, from, new Date());
    if (options.record !== undefined) {
      await record(options.record, writeAnswers(live.snapshot().context.trail));
    }
  }
}

async function readAnswers(file: string, { stdin }: Environment): Promise<FileAnswer[]> {
  const content = await (file === '-' ? text(stdin) : readFile(file, 'utf8')).catch(() => {
    throw new UsageError(`The answers file ${file} cannot be read. Nothing was done.`);
  });
  const parsed = parseAnswers(content);
  if (!parsed.ok) throw new UsageError(listed(file, parsed.problems));
  return parsed.file.answers;
}

function listed(file: string, problems: readonly FileProblem[]): string {
  const lines = problems.map(({ line, message }) => `  line ${line}: ${message}`);
  return [`The answers in ${file} do not fit. Nothing was done.`, ...lines].join('\n');
}

async function record(file: string, answers: string): Promise<void> {
  await writeFile(file, answers, { mode: 0o600 }).catch(() => {
    throw new UsageError(`The answers could not be written to ${file}.`, EXIT.unwritable);
  });
}
