import { defineConfig } from 'vitest/config';

/** What hangs is told by the wait it hangs in; this only ends a test that hangs outside of one, in milliseconds. */
const HUNG = 900_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{shared,electron,renderer,build,bench}/**/*.test.ts',
            'tests/{properties,golden,cli,faults,print,recipes}/**/*.test.ts',
          ],
          testTimeout: HUNG,
          hookTimeout: HUNG,
        },
      },
      {
        test: {
          name: 'window',
          include: ['tests/e2e/**/*.test.ts'],
          // Windows on one display take the keyboard from each other.
          fileParallelism: process.env['DAYANG_DISPLAYS'] !== undefined,
          testTimeout: HUNG,
          hookTimeout: HUNG,
        },
      },
    ],
  },
});
