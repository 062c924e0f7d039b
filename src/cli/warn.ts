import { safeText } from '../terminal/safe-text.ts';
import type { Environment } from './environment.ts';
import type { RunEvent } from './telling.ts';

type Code = Extract<RunEvent, { type: 'warning' }>['code'];

/** Says what a person should know though nothing failed, to whoever reads along. */
export function warn({ stderr, telling }: Environment, code: Code, message: string): void {
  stderr.write(`${safeText(message)}\n`);
  telling.tell({ type: 'warning', code, message });
}
