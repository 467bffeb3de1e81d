import { mkdirSync } from 'node:fs'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** The assets folder that wrangler.toml names must stand before workerd starts. */
mkdirSync('.build/public', { recursive: true })

/**
 * The test pool sends a file's whole module graph to workerd in one message, which may have 32 MB. Source maps of
 * dependencies are most of it and help nobody.
 */
const withoutDependencyMaps: Plugin = {
  name: 'without-dependency-maps',
  transform: (code, id) => (id.includes('/node_modules/') ? { code, map: { mappings: '' } } : null),
}

/** Tests of the Node side that take seconds each: in `npm test`, not in `npm run verify`. */
const THOROUGH = [
  'test/check/{bench,fixes}.test.ts',
  'test/pipeline/{agreement,any-answer,draft-section,every-sheet,injection}.test.ts',
  'test/adapters/{faults,openai-model,docx-rendered}.test.ts',
  'test/adapters/postgres/*.test.ts',
  'test/cli/*.test.ts',
]

export default defineConfig({
  test: {
    reporters: process.env.TEST_REPORT ? ['default', ['json', { outputFile: process.env.TEST_REPORT }]] : ['default'],
    // The request log is no test output.
    onConsoleLog: (log) => !log.startsWith('{"at":'),
    // Said once: projects that differ here may not run side by side. Most of the tests' time is waiting.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Pure tests: one worker serves many files.
          isolate: false,
          include: ['test/{domain,check,pipeline,adapters,web}/**/*.test.ts', 'test/*.test.ts'],
          exclude: THOROUGH,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'thorough',
          environment: 'node',
          include: THOROUGH,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The service as processes of its own, in both its homes.
        test: {
          name: 'contract',
          environment: 'node',
          globalSetup: ['test/contract/setup.ts'],
          include: ['test/contract/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [
          withoutDependencyMaps,
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              // A second, empty service to restore into.
              d1Databases: { SPARE: 'spare' },
              bindings: {
                TEST_MIGRATIONS: await readD1Migrations('src/adapters/migrations'),
                // Answered by msw in the tests that need a model; nothing else listens there.
                OPENAI_BASE_URL: 'http://model.test/v1',
                OPENAI_MODEL: 'scripted',
                OPENAI_RETRIES: '1',
                // Tests ask without signing in, and by no name of this machine.
                SHUZHUN_DEMO: 'yes',
                // More than all tests together take: a test of the limit enters the rest itself.
                SHUZHUN_DAILY_TOKENS: '1000000000',
                SHUZHUN_SECRET: 'a secret of the tests, of 32 characters or more',
              },
            },
          })),
        ],
        test: {
          name: 'workerd',
          include: ['test/{workerd,http}/**/*.test.ts'],
          setupFiles: ['test/workerd/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/setup.ts'],
          // A person presses a key again where a page was still busy; a script gets the same chance. A real fault fails thrice.
          retry: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
