/**
 * Measures the figure checker: a full check of a draft of about 4,000 characters against 60 facts, growth from 100 KB to
 * 1 MB of text, the bundle's size, and the number recogniser of @microsoft/recognizers-text-suite on the same text in
 * the same run (it reads bare numbers only and judges nothing).
 *
 *     node test/bench/checker.ts
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Bench } from 'tinybench'
import { build } from 'vite'
import { check } from '../../src/check/check.ts'
import { read } from '../../src/check/read.ts'
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

/** The checker as a browser would load it, minified. */
async function bundle(): Promise<string> {
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
  return output.output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('')
}

/** Milliseconds until a fresh process has loaded the bundle with its vocabulary: the least of several. */
function loading(code: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'checker-'))
  const file = join(folder, 'check.mjs')
  writeFileSync(file, code)
  const timed = `const t = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - t)`
  const once = () => Number(execFileSync(process.execPath, ['--input-type=module', '-e', timed], { encoding: 'utf8' }))
  const least = Math.min(...Array.from({ length: 7 }, once))
  rmSync(folder, { recursive: true })
  return least
}

const { sheet, text, all } = material()
const require = createRequire(import.meta.url)
const recognisers = require('@microsoft/recognizers-text-suite') as {
  recognizeNumber(text: string, culture: string): unknown[]
}
const figures = check(sheet, text).figures.length

const bench = new Bench({ time: 2000, warmupTime: 2000 })
bench.add('check', () => void check(sheet, text))
bench.add('read', () => void read(text, { period: sheet.period }))
bench.add('recognise', () => void recognisers.recognizeNumber(text, 'zh-cn'))
await bench.run()
/** Median and least: on a busy machine only the least says what the work itself costs. */
function latency(name: string): { median: number; least: number } {
  const result = bench.getTask(name)?.result
  if (!result || !('latency' in result)) throw new Error(`${name} was not measured`)
  return { median: result.latency.p50, least: result.latency.min }
}
const ours = latency('check')
const reading = latency('read')
const theirs = latency('recognise')

const grown = (bytes: number) => all.repeat(Math.ceil(bytes / 3 / all.length)).slice(0, Math.floor(bytes / 3))
const small = best(5, () => void check(sheet, grown(100_000)))
const large = best(3, () => void check(sheet, grown(1_000_000)))
const code = await bundle()

const row = (what: string, figure: string) => console.log(`| ${what} | ${figure} |`)
const ms = ({ median, least }: { median: number; least: number }) =>
  `中位数 ${median.toFixed(2)} 毫秒，最短 ${least.toFixed(2)} 毫秒`
const kb = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`
console.log('| 测量项 | 结果 |\n| --- | --- |')
row(`核对 ${text.length} 字、${figures} 个数字、${sheet.facts.length} 项指标`, ms(ours))
row('其中认读数字', ms(reading))
row('同一文字，recognizers-text 只认数字', ms(theirs))
row(
  '本项目快几倍：核对；只认读',
  `${(theirs.median / ours.median).toFixed(1)} 倍；${(theirs.median / reading.median).toFixed(1)} 倍（中位数之比）`,
)
row('核对 100 KB 文字', `${small.toFixed(0)} 毫秒`)
row('核对 1 MB 文字', `${large.toFixed(0)} 毫秒，为 100 KB 的 ${(large / small).toFixed(1)} 倍`)
row('核对程序打包后', `${kb(code.length)}，gzip 后 ${kb(gzipSync(code).length)}`)
row('装载核对程序（含词表，新进程）', `${loading(code).toFixed(0)} 毫秒`)
