import { defineConfig } from 'vitest/config'

/* The checker's own tests alone, for mutation testing: each mutant runs those that reach it. */
export default defineConfig({
  test: { include: ['test/check/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
})
