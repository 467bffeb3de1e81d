import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'

/*
 * Mutation testing of the checker. All of its some twenty thousand mutants take a night; `npm run test:mutation` takes one
 * line in MUTATION_LINES (20 unless told, 1 for all), the same lines every time until a line itself changes. MUTATION_PART
 * (0 unless told, below MUTATION_LINES) takes other lines: a sample that no test was written for says what the score is.
 */
const ONE_IN = Number(process.env.MUTATION_LINES ?? 20)
const PART = Number(process.env.MUTATION_PART ?? 0)
const taken = (file, line) => createHash('sha256').update(`${file}\n${line}`).digest().readUInt32BE() % ONE_IN === PART

const lines = globSync('src/check/**/*.ts').flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, n) => (line.trim() && taken(file, line) ? [`${file}:${n + 1}-${n + 1}`] : [])),
)

export default {
  packageManager: 'npm',
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  mutate: ONE_IN === 1 ? ['src/check/**/*.ts'] : lines,
  ignorePatterns: ['.build', '.wrangler', 'data', 'coverage', 'docs', 'reports'],
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: '.build/mutation/report.json' },
  tsconfigFile: 'none',
  tempDirName: '.build/mutation/tmp',
  concurrency: 2,
  // a busy machine would pass for an endless loop, and a mutant that changed nothing for a killed one
  timeoutMS: 240000,
  thresholds: { high: 90, low: 85, break: 85 },
  disableTypeChecks: false,
}
