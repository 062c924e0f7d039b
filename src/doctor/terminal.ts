/** What the program would be shown on. */
import { TERMINAL } from '../guidance/doctor-places.ts';
import { colourDepth, isMultiplexed } from '../terminal/pictures/colour-depth.ts';
import { showsUnicode } from '../terminal/symbols.ts';
import type { DoctorInput } from './input.ts';
import { ok, type Seen, skipped, warning } from './result.ts';

/** Below this the guide shows one sentence alone. */
const LEAST = { columns: 30, rows: 8 };

export function terminal({ terminal: at, env }: DoctorInput): Seen[] {
  if (!at.stdout) return [skipped(TERMINAL.none)];
  const { columns, rows } = at;
  const seen: Seen[] = [];
  if (columns !== null && rows !== null) {
    seen.push(ok(TERMINAL.size(columns, rows)));
    const isSmall = columns < LEAST.columns || rows < LEAST.rows;
    const fix = TERMINAL.smallFix(LEAST.columns, LEAST.rows);
    if (isSmall && at.driver !== 'plain') seen.push(warning(TERMINAL.small, fix));
  }
  if (isMultiplexed(env)) seen.push(ok(TERMINAL.inside));
  if (env.TERM === 'dumb') seen.push(ok(TERMINAL.dumb));
  if (env.INK_SCREEN_READER === 'true') seen.push(ok(TERMINAL.reader));
  if (at.driver === 'plain') seen.push(ok(TERMINAL.plain));
  if (!at.stdin) seen.push(ok(TERMINAL.noInput));
  return seen.length > 0 ? seen : [skipped(TERMINAL.none)];
}

/** Colours, signs and locale in one line. */
export function signs({ terminal: at, env, platform }: DoctorInput): Seen[] {
  const { getColorDepth } = at;
  const depth = colourDepth(env, getColorDepth ? { getColorDepth } : {});
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  const parts = [
    TERMINAL.colours[depth],
    showsUnicode(env, platform) ? TERMINAL.unicode : TERMINAL.ascii,
    locale ? TERMINAL.locale(locale) : TERMINAL.noLocale,
  ];
  return [ok(`${parts.join(', ')}.`)];
}
