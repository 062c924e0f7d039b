/** Something about how the program was called: one sentence for the person, exit code 2 unless another fits. */
import { EXIT } from './exit-codes.ts';

export class UsageError extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number = EXIT.usage) {
    super(message);
    this.name = 'UsageError';
    this.exitCode = exitCode;
  }
}
