/**
 * Measures the figure checker: a full check of a draft of about 4,000 characters against 60 facts, growth from 100 KB to
 * 1 MB of text, the bundle's size, and the number recogniser of @microsoft/recognizers-text-suite on the same text in
 * the same run (it reads bare numbers only and judges nothing).
 *
 *     node test/bench/checker.ts
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Bench } from 'tinybench'
import { build } from 'vite'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'

const ROOT = join(import.meta.dirname, '../..')
const FACTS = 60
const CHARACTERS = 4000

interface Case {
  readonly factSheet: { readonly facts: readonly { id: string; partOf?: string | null }[] }
  readonly drafts: readonly { readonly text: string }[]
}
const caseOf = (path: string): Case => JSON.parse(readFileSync(join(ROOT, 'fixtures/bench', path), 'utf8'))
const unmarked = (text: string) => text.replace(/⟦([^¦⟧]*)¦[^⟧]*⟧/g, '$1')

/** Two marked cases in one: their facts up to sixty, their drafts up to four thousand characters. */
function material() {
  const cases = ['district/04.json', 'district/06.json', 'township/02.json'].map(caseOf)
  const facts = cases.flatMap(({ factSheet }, n) =>
    factSheet.facts.map((fact) => ({
      ...fact,
      id: `${n}-${fact.id}`,
      partOf: fact.partOf ? `${n}-${fact.partOf}` : null,
    })),
  )
  const kept = facts.slice(0, FACTS)
  const ids = new Set(kept.map(({ id }) => id))
  const sheet = FactSheet.parse({
    ...cases[0]!.factSheet,
    facts: kept.map((fact) => ({ ...fact, partOf: fact.partOf && ids.has(fact.partOf) ? fact.partOf : null })),
  })
  const drafts = cases.flatMap((each) => each.drafts.map((draft) => unmarked(draft.text)))
  return { sheet, text: drafts.join('\n').slice(0, CHARACTERS), all: drafts.join('\n') }
}

/** The smallest of several runs, in milliseconds: what the work costs when nothing else runs. */
function best(runs: number, work: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    work()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

/** Bytes of the checker as a browser would load it: minified, and gzipped. */
async function bundle(): Promise<{ bytes: number; gzip: number }> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: { entry: join(ROOT, 'src/check/check.ts'), formats: ['es'], fileName: 'check' },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('vite gave no output')
  const code = output.output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('')
  return { bytes: code.length, gzip: gzipSync(code).length }
}

const { sheet, text, all } = material()
const require = createRequire(import.meta.url)
const recognisers = require('@microsoft/recognizers-text-suite') as {
  recognizeNumber(text: string, culture: string): unknown[]
}
const figures = check(sheet, text).figures.length

const bench = new Bench({ time: 2000, warmupTime: 2000 })
bench.add('check', () => void check(sheet, text))
bench.add('recognise', () => void recognisers.recognizeNumber(text, 'zh-cn'))
await bench.run()
const meanOf = (name: string): number => {
  const result = bench.getTask(name)?.result
  return result && 'latency' in result ? result.latency.p50 : Number.NaN
}
const ours = meanOf('check')
const theirs = meanOf('recognise')

const grown = (bytes: number) => all.repeat(Math.ceil(bytes / 3 / all.length)).slice(0, Math.floor(bytes / 3))
const small = best(5, () => void check(sheet, grown(100_000)))
const large = best(3, () => void check(sheet, grown(1_000_000)))
const size = await bundle()

const row = (what: string, figure: string) => console.log(`| ${what} | ${figure} |`)
console.log('| 测量项 | 结果 |\n| --- | --- |')
row(`核对 ${text.length} 字、${figures} 个数字、${sheet.facts.length} 项指标（中位数）`, `${ours.toFixed(2)} 毫秒`)
row(
  '同一文字，recognizers-text 只认数字（中位数）',
  `${theirs.toFixed(2)} 毫秒，为本项目的 ${(theirs / ours).toFixed(1)} 倍`,
)
row('核对 100 KB 文字', `${small.toFixed(0)} 毫秒`)
row('核对 1 MB 文字', `${large.toFixed(0)} 毫秒，为 100 KB 的 ${(large / small).toFixed(1)} 倍`)
row('核对程序打包后', `${(size.bytes / 1024).toFixed(0)} KB，gzip 后 ${(size.gzip / 1024).toFixed(0)} KB`)
