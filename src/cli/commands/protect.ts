import { resolve } from 'node:path';
import { findBackup } from '../../backup/discover.ts';
import { type ProtectResult, protect } from '../../backup/protect.ts';
import { planProtection } from '../../backup/protect-plan.ts';
import { sizeInWords } from '../../guidance/index.ts';
import { safeText } from '../../terminal/safe-text.ts';
import { protectDocument } from '../documents.ts';
import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { printResult } from '../print.ts';
import { progressLine } from '../progress-line.ts';
import { rootsOf } from '../roots.ts';
import { stoppable } from '../signals.ts';

export interface ProtectOptions {
  root?: string[];
  to: string;
  dryRun?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** Makes a verified copy of a backup, which a fresh backup cannot overwrite. It needs no password. */
export async function protectCommand(
  typed: string,
  options: ProtectOptions,
  from: Environment,
): Promise<number> {
  const line = await progressLine(from, options.quiet === true || options.json === true);
  const work = async (signal: AbortSignal) => {
    const started = performance.now();
    const watch = { signal, onProgress: line.show };
    const { path } = await findBackup(typed, rootsOf(options.root, from));
    const run = options.dryRun ? planProtection : protect;
    const made = await run(path, resolve(options.to), watch);
    line.clear();
    await report(path, made, (performance.now() - started) / 1000, options, from);
    return EXIT.done;
  };
  return stoppable(work).finally(line.clear);
}

async function report(
  path: string,
  result: ProtectResult,
  seconds: number,
  options: ProtectOptions,
  from: Environment,
): Promise<void> {
  const { stdout, stderr } = from;
  if (options.json) {
    await printResult(from, protectDocument(path, result, seconds));
    return;
  }
  const { path: copy, files, bytes, skipped, unchanged } = result;
  stdout.write(`${safeText(copy)}\n`);
  if (options.quiet) return;
  stderr.write(`${said(options.dryRun === true, unchanged, files, bytes)}\n`);
  if (skipped > 0) stderr.write(`${skipped} links or pipes in it are not part of any backup.\n`);
}

function said(dryRun: boolean, unchanged: boolean, files: number, bytes: number): string {
  const what = `${files} files, ${sizeInWords(bytes)}`;
  if (dryRun && unchanged) return `A copy of ${what} seems to be there. Nothing was written.`;
  if (dryRun) return `Would copy ${what}. Nothing was written.`;
  return unchanged
    ? `The copy was there already. All ${what}, were compared with it.`
    : `Copied ${what}, and compared every file with its copy.`;
}
