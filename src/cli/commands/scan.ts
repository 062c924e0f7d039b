import { scan } from '../../backup/discover.ts';
import type { BackupSummary, ScanResult } from '../../backup/types.ts';
import { safeText } from '../../terminal/safe-text.ts';
import { chooseSymbols } from '../../terminal/symbols.ts';
import { scanDocument } from '../documents.ts';
import type { Environment } from '../environment.ts';
import { EXIT, EXIT_FOR } from '../exit-codes.ts';
import { printResult } from '../print.ts';
import { progressLine } from '../progress-line.ts';
import { rootsOf } from '../roots.ts';
import { stoppable } from '../signals.ts';

export interface ScanOptions {
  root?: string[];
  json?: boolean;
  quiet?: boolean;
}

/** Lists the backups on this computer. */
export async function scanCommand(options: ScanOptions, from: Environment): Promise<number> {
  const roots = rootsOf(options.root, from);
  const line = await progressLine(from, options.quiet === true || options.json === true);
  const work = async (signal: AbortSignal) => {
    const found = await scan(roots, { signal, onProgress: line.show });
    line.clear();
    return report(found, roots, options, from);
  };
  return stoppable(work).finally(line.clear);
}

async function report(
  found: ScanResult,
  roots: readonly string[],
  options: ScanOptions,
  from: Environment,
): Promise<number> {
  const none = found.backups.length === 0;
  const problem = found.problems[0];
  const exitCode = !none ? EXIT.done : problem ? EXIT_FOR[problem.code] : EXIT.noBackup;
  if (options.json) {
    await printResult(from, scanDocument(found));
    return exitCode;
  }
  const { dot } = chooseSymbols(from.env, from.platform);
  for (const backup of found.backups) from.stdout.write(`${inLines(backup, ` ${dot} `)}\n`);
  for (const { path, message } of found.problems) {
    from.stderr.write(`${safeText(path)}: ${safeText(message)}\n`);
  }
  if (none) from.stderr.write(`${nowhere(roots)}\n`);
  return exitCode;
}

function inLines(one: BackupSummary, between: string): string {
  const facts = [
    one.productName ?? one.productType,
    one.productVersion === null ? null : `iOS ${one.productVersion}`,
    one.encrypted ? 'encrypted' : null,
    one.archived ? 'archived' : null,
    one.stateReason === null ? one.state : `${one.state}: ${one.stateReason}`,
  ].filter((fact) => fact !== null);
  const made = one.lastBackup?.slice(0, 16).replace('T', ' ') ?? 'no date';
  return [
    `${made}  ${safeText(one.deviceName ?? 'a phone without a name')}`,
    `  ${safeText(facts.join(between))}`,
    `  ${safeText(one.path)}`,
  ].join('\n');
}

function nowhere(roots: readonly string[]): string {
  return roots.length === 0
    ? 'This kind of computer has no usual place for iPhone backups. Name a folder with --root DIR.'
    : `No backups were found in ${roots.map((root) => safeText(root)).join(' or ')}. Name another folder with --root DIR.`;
}
