/** Who answers the questions. */
export type DriverName = 'answers' | 'interactive' | 'nobody';

export interface Ends {
  answersFile: boolean;
  noInput: boolean;
  stdinIsTerminal: boolean;
  stdoutIsTerminal: boolean;
  term: string | undefined;
}

/** A file answers when there is one; a person when both ends are a terminal that can be drawn on. */
export function chooseDriver(ends: Ends): DriverName {
  if (ends.answersFile) return 'answers';
  const drawable = ends.stdinIsTerminal && ends.stdoutIsTerminal && ends.term !== 'dumb';
  return drawable && !ends.noInput ? 'interactive' : 'nobody';
}
