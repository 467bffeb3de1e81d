import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { readReportFile } from '../../src/adapters/intake/read-report-file.ts'
import { check } from '../../src/check/check.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { Problem } from '../../src/domain/problem.ts'
import { parseFacts } from '../../src/pipeline/parse-facts.ts'
import { takeInSample } from '../../src/pipeline/take-in-sample.ts'
import { markedDrafts } from '../bench/marked-drafts.ts'
import { disordered } from './disordered.ts'

/*
 * The checker and the importer on random and adversarial text, within time bounds:
 *   node test/fuzz/text.ts            RUNS=3000 SEED=1
 * Nothing may be thrown but a Problem, and four times the text may take at most nine times as long.
 */

const RUNS = Number(process.env.RUNS ?? 3000)
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)
const SIZE = 15_000
const MOST_GROWTH = 9
/** The marked cases whose drafts are disordered. */
const MARKED = ['bench', 'trial', 'unseen12', 'unseen16', 'unseen17', 'unseen18'].map((name) => `fixtures/${name}`)
/** Below this a time is noise. */
const SLOW_MS = 60

const sheet = FactSheet.parse(JSON.parse(readFileSync('fixtures/facts/township-quarterly.json', 'utf8')))
const labels = sheet.facts.map(({ label }) => label)

/** What numbers in reports are made of, and what has led parsers astray. */
const PIECES = [
  ...'0123456789０１２３一二三四十百千万亿两半余多近超约第、，。；：（）()〔〕【】《》“”,.．。%％‰~～—-+±×/ \n\t',
  ...[
    '1,',
    '3万5千',
    '12.',
    '.5',
    '1。5公里',
    '其中',
    '分别为',
    '同比增长',
    '下降',
    '由',
    '提高到',
    '个百分点',
    '成',
    '倍',
    '2026年',
    '二季度',
    '7月6日',
    '人次',
    '微克/立方米',
  ],
  ...[
    '一是',
    '（一）',
    '比上年',
    '占',
    '全部',
    '无',
    '零',
    'xx',
    'PM2.5',
    'GB 3095-2012',
    '国发〔2026〕1号',
    '\u200b',
    '\ufeff',
    '\ud83d',
    '𠮷',
    'é',
    '１，２０４',
  ],
  ...labels.slice(0, 12),
]
const words = fc.array(fc.constantFrom(...PIECES), { maxLength: 400 }).map((pieces) => pieces.join(''))
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 2000 }),
  words.map((text) => new TextEncoder().encode(text)),
)
const names = fc.constantFrom(
  'a.txt',
  'a.md',
  'a.html',
  'a.docx',
  'a.pdf',
  'a.xlsx',
  'a.csv',
  'a.exe',
  'a',
  '报告.DOCX',
)

/** Every number in the text once, in order, where it says it is. */
function holds(text: string, against: FactSheet = sheet): void {
  const { figures, findings } = check(against, text)
  let end = 0
  for (const figure of figures) {
    if (figure.start < end || text.slice(figure.start, figure.end) !== figure.text)
      throw new Error(`figure at ${figure.start} of ${text}`)
    end = figure.end
  }
  for (const { start, end: stop } of findings)
    if (!(start >= 0 && stop <= text.length)) throw new Error(`finding at ${start} of ${text}`)
}

async function takesIn(name: string, given: Uint8Array): Promise<void> {
  try {
    const text = await readReportFile(name, given)
    await takeInSample(
      { title: name, text, reportType: null, source: name, year: null } as Parameters<typeof takeInSample>[0],
      new Date(0),
    )
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}

const timed = (work: () => unknown): number => {
  const started = performance.now()
  work()
  return performance.now() - started
}

/** How much longer four times the text takes. */
function growth(piece: string, work: (text: string) => unknown): { piece: string; small: number; large: number } {
  const text = (size: number) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
  const best = (size: number) => Math.min(...[1, 2, 3].map(() => timed(() => work(text(size)))))
  return { piece, small: best(SIZE), large: best(SIZE * 4) }
}

const options = { numRuns: RUNS, seed: SEED }
fc.assert(
  fc.property(words, (text) => holds(text)),
  options,
)
console.log(`核对：${RUNS} 段随意拼成的文字，没有出错，位置都对得上`)
const drafts = MARKED.flatMap(markedDrafts)
fc.assert(
  fc.property(disordered(drafts), (given) => holds(given.text, given.sheet)),
  { ...options, numRuns: RUNS },
)
console.log(`核对：${RUNS} 篇打乱的稿子，没有出错，位置都对得上`)
fc.assert(
  fc.property(words, (text) => void parseFacts(text)),
  options,
)
console.log(`粘贴识别：${RUNS} 段，没有出错`)
await fc.assert(fc.asyncProperty(names, bytes, takesIn), { ...options, numRuns: Math.ceil(RUNS / 3) })
console.log(`范文导入：${Math.ceil(RUNS / 3)} 个随意的文件，要么收下，要么说明原因`)

const works: [string, (text: string) => unknown][] = [
  ['核对', (text) => check(sheet, text)],
  ['粘贴识别', (text) => parseFacts(text)],
]
const pairs = PIECES.slice(60).map((piece) => `${piece}1`)
let slow = 0
for (const [name, work] of works) {
  const measured = [...PIECES, ...pairs].map((piece) => growth(piece, work))
  for (const { piece, small, large } of measured) {
    if (large < SLOW_MS || large <= small * MOST_GROWTH) continue
    slow++
    console.log(`✗ ${name} ${JSON.stringify(piece)}：${SIZE} 字 ${small.toFixed(1)} ms，四倍 ${large.toFixed(1)} ms`)
  }
  const worst = measured.reduce((a, b) => (a.large > b.large ? a : b))
  console.log(
    `${name}：${measured.length} 种反复的文字，最慢的 ${JSON.stringify(worst.piece)} 用 ${worst.large.toFixed(0)} ms（${SIZE * 4} 字）`,
  )
}
console.log(`种子 ${SEED}；增长过快 ${slow} 处`)
process.exitCode = slow === 0 ? 0 : 1
