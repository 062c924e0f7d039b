/** Loaded before the program (`node --import`): whatever it prints fails in a way that nobody foresaw. */
const home = process.env.HOME ?? '';
process.stdout.write = () => {
  throw new TypeError(`broken while writing for ${home}`);
};
