/** Loaded before the program (`node --import`): a fault of ours, once the program has written FAULT_AFTER. */
const after = process.env.FAULT_AFTER ?? '';
const write = process.stdout.write;
let written = '';
process.stdout.write = function watched(this: typeof process.stdout, ...args: unknown[]) {
  written += String(args[0]);
  if (written.includes(after)) {
    process.stdout.write = write;
    setImmediate(() => {
      throw new Error('injected, with the secret of Robin');
    });
  }
  return Reflect.apply(write, this, args);
} as typeof write;
