/** Bits of colour: none, the 16 base colours, 256, or all. */
export type ColourDepth = 1 | 4 | 8 | 24;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How many colours may be drawn, as Node sees it, but NO_COLOR comes before FORCE_COLOR, and tmux and
 * screen only pass every colour on where COLORTERM says so.
 */
export function colourDepth(
  env: Environment,
  stream: { getColorDepth?: (env?: object) => number },
): ColourDepth {
  if (env.NO_COLOR) return 1;
  // Node takes any value for "no colours" that it does not know.
  const { NO_COLOR: _, ...rest } = env;
  const told = stream.getColorDepth?.(rest) ?? 1;
  if (told < 24) return told >= 8 ? 8 : told >= 4 ? 4 : 1;
  const asked = env.FORCE_COLOR === '3' || /^(?:truecolor|24bit)$/.test(env.COLORTERM ?? '');
  return isMultiplexed(env) && !asked ? 8 : 24;
}

/** Whether tmux or screen stands between the program and the terminal. */
export function isMultiplexed(env: Environment): boolean {
  return !!env.TMUX || !!env.STY || /^(?:tmux|screen)/.test(env.TERM ?? '');
}
