import { defineConfig } from 'vitest/config'

/* The checker's own tests alone, for mutation testing: each mutant runs those that reach it. Scores take too long here; what they add up is judged line by line. */
export default defineConfig({
  test: {
    include: ['test/check/**/*.test.ts'],
    exclude: ['test/check/bench.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
  },
})
