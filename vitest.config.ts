import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/setup.ts'],
    testTimeout: 30_000,
    // One worker a core; the default leaves a core idle, which is half of a small machine.
    maxWorkers: '100%',
  },
});
