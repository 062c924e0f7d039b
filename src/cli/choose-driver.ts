/** Who answers the questions: a file, a person at a drawn screen, a person line by line, or nobody. */
export type DriverName = 'answers' | 'interactive' | 'plain' | 'nobody';

export interface Ends {
  answersFile: boolean;
  noInput: boolean;
  /** Asked for with `--plain`. */
  plain: boolean;
  stdinIsTerminal: boolean;
  stdoutIsTerminal: boolean;
  term: string | undefined;
  /** The variable that Ink reads, too: `true` for somebody who listens to the screen. */
  screenReader: string | undefined;
}

/**
 * A file answers when there is one; a person when both ends are a terminal: line by line when asked for, when the
 * screen is listened to, and where it cannot be drawn on.
 */
export function chooseDriver(ends: Ends): DriverName {
  if (ends.answersFile) return 'answers';
  if (!ends.stdinIsTerminal || !ends.stdoutIsTerminal || ends.noInput) return 'nobody';
  const lines = ends.plain || ends.screenReader === 'true' || ends.term === 'dumb';
  return lines ? 'plain' : 'interactive';
}
