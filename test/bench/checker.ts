/**
 * Measures the figure checker on a draft of 4,000 characters against 60 facts, three times: a draft with as many numbers
 * as published reports have, an ordinary draft with as many as our own, and an extremely dense one. Beside them the number recogniser of @microsoft/recognizers-text-suite on the same text in the same run (it
 * reads bare numbers only and judges nothing), growth with the text from 1 KB to 1 MB and with the sheet from 10 to 1,000 facts,
 * and the bundle's size.
 *
 * A sheet is prepared once and remembered with the object (`sheet/sheet-index.ts`): an editor and a batch check many texts
 * against one sheet. So the checker is timed with a sheet that it knows and, in rows of their own, with one that is new
 * each time, and with a known one that comes as a new object, as a request brings it. Nothing is remembered of a text.
 *
 *     npm run bench -- checker
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Bench } from 'tinybench'
import { build } from 'vite'
import { check } from '../../src/check/check.ts'
import { read } from '../../src/check/read.ts'
import { density, material } from './checker-drafts.ts'
import { tellRow } from './told-row.ts'

const ROOT = join(import.meta.dirname, '../..')

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
      // not as a library: those keep their blanks
      rolldownOptions: { input: join(ROOT, 'src/check/check.ts'), preserveEntrySignatures: 'strict' },
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

const { sheet, dense, ordinary, real, all } = material()
const require = createRequire(import.meta.url)
const recognisers = require('@microsoft/recognizers-text-suite') as {
  recognizeNumber(text: string, culture: string): unknown[]
}

/** Median and least: on a busy machine only the least says what the work itself costs. */
interface Latency {
  readonly median: number
  readonly least: number
}
const ms = ({ median, least }: Latency) => `中位数 ${median.toFixed(2)} 毫秒，最短 ${least.toFixed(2)} 毫秒`

/** Runs after which the engine has compiled what it will: on a busy machine a warm-up by time is too short for that. */
const WARM = 1500

/** Times the checker, its reader and the recogniser on one text, in one run. */
async function compare(kind: string, text: string): Promise<void> {
  for (let run = 0; run < WARM; run++) check(sheet, text)
  const bench = new Bench({ time: 2000, warmupTime: 2000 })
  let fresh = sheet
  let round = 0
  const renew = () => {
    fresh = { ...structuredClone(sheet), title: `第${++round}份` }
  }
  const again = () => {
    fresh = structuredClone(sheet)
  }
  bench.add('check', () => void check(sheet, text))
  bench.add('fresh', () => void check(fresh, text), { beforeEach: renew })
  bench.add('again', () => void check(fresh, text), { beforeEach: again })
  bench.add('read', () => void read(text, { period: sheet.period }))
  bench.add('recognise', () => void recognisers.recognizeNumber(text, 'zh-cn'))
  await bench.run()
  const latency = (name: string): Latency => {
    const result = bench.getTask(name)?.result
    if (!result || !('latency' in result)) throw new Error(`${name} was not measured`)
    return { median: result.latency.p50, least: result.latency.min }
  }
  const [ours, reading, theirs] = [latency('check'), latency('read'), latency('recognise')]
  const figures = check(sheet, text).figures.length
  const times = (one: Latency) =>
    `${(theirs.median / one.median).toFixed(1)} 倍（最短之比 ${(theirs.least / one.least).toFixed(1)}）`
  const size = `${text.length} 字、${figures} 个数字、${sheet.facts.length} 项指标，每千字 ${density(text).toFixed(0)} 个`
  tellRow(`${kind}（${size}）：核对`, ms(ours), `比 recognizers-text 认数字快 ${times(ours)}`)
  tellRow(`${kind}：核对，连同第一次备好数据表`, ms(latency('fresh')), `快 ${times(latency('fresh'))}`)
  tellRow(`${kind}：核对，同一数据表每次随请求送来`, ms(latency('again')), `快 ${times(latency('again'))}`)
  tellRow(`${kind}：只认读数字`, ms(reading), `快 ${times(reading)}`)
  tellRow(`${kind}：recognizers-text 认数字，不核对`, ms(theirs), '1')
}

await compare('公开报告那样疏密的文稿', real)
await compare('平常文稿', ordinary)
await compare('数字极密的文稿', dense)

const grown = (bytes: number) => all.repeat(Math.ceil(bytes / 3 / all.length)).slice(0, Math.floor(bytes / 3))
/** A sheet of so many facts: those that there are, under other names again and again. */
const sheetOf = (facts: number) => ({
  ...sheet,
  facts: Array.from({ length: facts }, (_, n) => {
    const fact = sheet.facts[n % sheet.facts.length]!
    const round = Math.floor(n / sheet.facts.length)
    return round === 0 ? fact : { ...fact, id: `${fact.id}-${round}`, label: `第${round}片区${fact.label}` }
  }),
})

/** Rows of a growth curve: each step beside the one before. */
function curve<T>(steps: readonly T[], what: (step: T) => string, cost: (step: T) => number): void {
  let before: number | null = null
  for (const step of steps) {
    const least = cost(step)
    tellRow(
      what(step),
      `最短 ${least < 10 ? least.toFixed(2) : least.toFixed(0)} 毫秒`,
      before ? `为上一行的 ${(least / before).toFixed(1)} 倍` : '',
    )
    before = least
  }
}
const KB = 1000
curve(
  [1, 10, 100, 1000],
  (size) => `核对 ${size === 1000 ? '1 MB' : `${size} KB`} 文字、${sheet.facts.length} 项指标`,
  (size) => {
    const text = grown(size * KB)
    return best(size < 100 ? 40 : 4, () => void check(sheet, text))
  },
)
curve(
  [10, 100, 1000],
  (facts) => `核对 ${ordinary.length} 字、${facts} 项指标`,
  (facts) => {
    const one = sheetOf(facts)
    return best(12, () => void check(one, ordinary))
  },
)
const code = await bundle()
const kb = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`
tellRow('核对程序打包后', `${kb(code.length)}，gzip 后 ${kb(gzipSync(code).length)}`)
tellRow('装载核对程序（含词表，新进程）', `${loading(code).toFixed(0)} 毫秒`)
