import { defineConfig } from 'vitest/config'

/*
 * The checker's own tests alone, for mutation testing: each mutant runs those that reach it. The scores of the marked cases
 * and the random properties take too long here; the judgements say of each marked case what the scores add up.
 */
export default defineConfig({
  test: {
    include: ['test/check/**/*.test.ts'],
    exclude: ['test/check/{bench,phrase-bench,several-bench,check-properties,read-properties}.test.ts'],
    environment: 'node',
    isolate: false,
    testTimeout: 60_000,
  },
})
