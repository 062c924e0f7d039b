import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { orStopped } from '../progress.ts';
import type { Watch } from '../types.ts';

const derive = promisify(pbkdf2);
const KEY_BYTES = 32;
/** As many as take a few hundredths of a second. */
const SAMPLE_ROUNDS = 50_000;
/** Below this a sample would be more than a hundredth of the whole, and the whole is over in a moment. */
const WORTH_A_SAMPLE = 100 * SAMPLE_ROUNDS;
/** How often the estimate is told. */
const TELL_EVERY_MS = 250;
/** The estimate stops here: only what is done counts as done. */
const AT_MOST = 0.99;

/** One PBKDF2 stage. */
export interface Stage {
  salt: Buffer;
  rounds: number;
  digest: 'sha256' | 'sha1';
}

/**
 * Derives a 32-byte key with PBKDF2, outside of JavaScript's thread. The rounds cannot be counted from
 * outside: of a long stage a few are timed first, and the rest is judged by the clock.
 * @param onRounds told about how many rounds are done, never all of them.
 * @throws BackupError `cancelled` at once when the signal fires. The derivation cannot be broken off; its
 * key is wiped as soon as it ends.
 */
export async function deriveKey(
  secret: Buffer,
  { salt, rounds, digest }: Stage,
  watch: Watch,
  onRounds: (done: number) => void,
): Promise<Buffer> {
  const perMs = rounds < WORTH_A_SAMPLE ? null : await orStopped(speedOf(digest), watch);
  const began = performance.now();
  const tell = (perMs: number) => onRounds(roundsBy(performance.now() - began, perMs, rounds));
  const clock = perMs === null ? undefined : setInterval(tell, TELL_EVERY_MS, perMs);
  // Node copies the secret and the salt for itself: the caller may wipe them.
  const key = derive(secret, salt, rounds, KEY_BYTES, digest);
  try {
    return await orStopped(key, watch);
  } catch (error) {
    key.then(wipe, () => {});
    throw error;
  } finally {
    clearInterval(clock);
  }
}

/** How many of `rounds` are likely to be done by now; never all of them, however long it takes. */
export function roundsBy(elapsedMs: number, perMs: number, rounds: number): number {
  return Math.floor(Math.min(elapsedMs * perMs, rounds * AT_MOST));
}

/** Rounds in a millisecond, of this digest on this computer. */
async function speedOf(digest: Stage['digest']): Promise<number> {
  const began = performance.now();
  await derive('', '', SAMPLE_ROUNDS, KEY_BYTES, digest);
  return SAMPLE_ROUNDS / (performance.now() - began);
}

function wipe(key: Buffer): void {
  key.fill(0);
}
