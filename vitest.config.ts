import { defineConfig } from 'vitest/config';

const tests = ['test/**/*.test.ts', 'test/**/*.test.tsx'];

/** They look at, or set, what belongs to a whole process, or fill it: a colour library's mind, private files, memory. */
const alone = [
  'test/backup/extract/jpeg.test.ts',
  'test/backup/private-files.test.ts',
  'test/backup/pictures/decode.test.ts',
  'test/backup/pictures/lying-size.test.ts',
  'test/cli/backup-tool/run.test.ts',
  'test/hostile/hand-made-databases.test.ts',
  'test/hostile/hand-made-files.test.ts',
  'test/hostile/hand-made-lists.test.ts',
  'test/privacy/memory.test.ts',
  'test/steps/colour.test.ts',
];

// As the program is built: React for development draws at half the speed, and nobody is shown that.
process.env.NODE_ENV = 'production';

export default defineConfig({
  mode: 'production',
  test: {
    globalSetup: ['test/setup.ts'],
    setupFiles: ['test/every-file.ts'],
    testTimeout: 30_000,
    // One worker a core; the default leaves a core idle, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      // Loading the same sources anew for each file takes as long as many of the tests.
      { extends: true, test: { name: 'together', include: tests, exclude: alone, isolate: false } },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
