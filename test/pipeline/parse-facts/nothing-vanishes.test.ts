import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParsedFact, ParsedFacts } from '../../../src/pipeline/parse-facts/parsed-facts.ts'
import { parseFacts } from '../../../src/pipeline/parse-facts.ts'
import { pasteFixtures } from './paste-fixture.ts'

/** Digits as written; a comma keeps cells apart as well as thousands, so 1,204 counts as two pieces on both sides. */
const numbersIn = (text: string): string[] => text.match(/\d+(?:\.\d+)?/g) ?? []

const wordsOf = (fact: ParsedFact): string =>
  [fact.label, fact.value, fact.unit, fact.lastYear, fact.lastPeriod, fact.target].join(' ')

/** Every number that the reading gives back, in whatever place. */
const told = ({ facts, notes, unread }: ParsedFacts): Set<string> =>
  new Set(
    numbersIn(
      [
        ...facts.map(wordsOf),
        ...notes,
        ...unread.map(({ text, reason, fact }) => `${text} ${reason} ${fact ? wordsOf(fact) : ''}`),
      ].join('\n'),
    ),
  )

const PERIOD = /\d{4}年|\d{4}-\d\d-\d\d|\d{1,2}[-—~]\d{1,2}月|\d{1,2}月(?:\d{1,2}日)?|(?<=\t)20\d\d(?=\t|$)/g
const SERIAL = /^\s*[（(|]?\s*\d+(?:\.\d+)*[.．、）)]?(?=\s|\t|[\p{L}])/u

/** Rates and differences that the facts of the line give by themselves: their cells say nothing new. */
function givenBy(facts: readonly ParsedFact[]): number[] {
  const plain = (text: string | null) => Number.parseFloat((text ?? '').normalize('NFKC').replace(/[,\s]/g, ''))
  return facts.flatMap((fact) => {
    const whole = facts.find((each) => each.id === fact.partOf)?.value ?? null
    return [fact.lastYear, fact.lastPeriod, fact.target, whole].flatMap((base) => {
      const [a, b] = [plain(fact.value), plain(base)]
      return [(a / b) * 100, a / b, Math.abs((a / b) * 100 - 100), Math.abs(a - b)]
    })
  })
}
const isGiven = (number: string, given: readonly number[]): boolean => {
  const half = 0.5001 * 10 ** -(number.split('.')[1]?.length ?? 0)
  return given.some((each) => Math.abs(each - Number(number)) <= half)
}

describe('no number of a paste vanishes', () => {
  it.each(pasteFixtures())('in $name', ({ name, paste }) => {
    const read = parseFacts(paste)
    const known = told(read)
    const missing = paste.split('\n').flatMap((line, i) => {
      const given = givenBy(read.facts.filter((fact) => fact.line === i + 1 || fact.partOf === null))
      return numbersIn(line.replace(PERIOD, ' ').replace(SERIAL, ' '))
        .filter((number) => !known.has(number) && !isGiven(number, given))
        .map((number) => `${i + 1}: ${number}`)
    })
    expect(missing).toEqual(EXPECTED_TO_GO[name] ?? [])
  })
})

/** A total's share of itself. */
const EXPECTED_TO_GO: Readonly<Record<string, readonly string[]>> = {
  'share-of-total': ['5: 100'],
  'share-with-total': ['5: 100'],
}

const HEADS = [
  ...[
    '本季度',
    '上年同期',
    '上期',
    '年度目标',
    '同比',
    '完成率',
    '1-9月累计',
    '9月',
    '本年累计',
    '数值',
    '2025年',
    '增减额',
  ],
  ...[
    '青石镇',
    '合计',
    '办结件数',
    '其中：投诉',
    '全县排名',
    '占比',
    '备注',
    '存在问题',
    '完成时限',
    '联系电话',
    '单位',
    '',
  ],
]
const LABEL_HEADS = ['指标', '日期', '乡镇', '网格', '月份', '类别', '单位', '']
const LABELS = [
  ...[
    '青石镇',
    '白河镇',
    '开展巡查',
    '受理件数（件）',
    '其中：来信',
    '　　来访',
    '合计',
    '小计',
    '全镇',
    '一、综治',
    '整改率',
    '7月',
    '',
  ],
]
const FORMS = [
  ...[(n: number) => `${n}`, (n: number) => n.toLocaleString('en'), (n: number) => `${n}.5`, (n: number) => `-${n}`],
  ...[(n: number) => `${n}人次`, (n: number) => `${n}%`, (n: number) => `约${n}`, (n: number) => `(${n})`],
  ...[
    (n: number) => `${n}/86`,
    (n: number) => `其中${n}处未整改到位`,
    (n: number) => `${n}x`,
    (n: number) => `${n}（82%）`,
  ],
  ...[() => '人次', () => '无', () => '#REF!', () => '9月30日', () => '已完成并通过验收'],
]

const table = fc
  .record({
    heads: fc.array(fc.constantFrom(...HEADS), { minLength: 1, maxLength: 6 }),
    label: fc.constantFrom(...LABEL_HEADS),
    serial: fc.boolean(),
    title: fc.constantFrom(null, '云溪镇2026年三季度情况表', '单位：万元'),
    separator: fc.constantFrom('\t', '|'),
    rows: fc.array(
      fc.record({
        label: fc.constantFrom(...LABELS),
        cells: fc.array(fc.tuple(fc.integer({ min: 1000, max: 9_999_999 }), fc.constantFrom(...FORMS, null)), {
          minLength: 6,
          maxLength: 6,
        }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ heads, label, serial, title, separator, rows }) => {
    const line = (cells: readonly string[]) => (separator === '|' ? `|${cells.join('|')}|` : cells.join(separator))
    const front = (head: string) => (serial ? [head] : [])
    const lines = rows.map((row, i) => {
      const cells = row.cells.slice(0, heads.length).map(([n, form]) => (form === null ? '' : form(n)))
      return line([...front(String(i + 1)), row.label, ...cells])
    })
    return [...(title ? [title] : []), line([...front('序号'), label, ...heads]), ...lines].join('\n')
  })

it('every number of a random table is in a fact, a note or told, on its own line', () => {
  fc.assert(
    fc.property(table, (paste) => {
      const read = parseFacts(paste)
      const known = told(read)
      const given = givenBy(read.facts)
      const large = numbersIn(paste.replace(PERIOD, ' ')).filter((number) => number.length > 3)
      expect(large.filter((number) => !known.has(number) && !isGiven(number, given))).toEqual([])
      const lines = paste.split('\n')
      for (const fact of read.facts) expect(lines[fact.line - 1]).toContain(fact.value)
    }),
    { numRuns: 500 },
  )
})

it('a target of a row whose value is told in words is told too, though its column is of another measure', () => {
  const read = parseFacts(
    '指标\t本季度\t完成时限\t完成时限\t本季度\t年度目标\n青石镇\t9月30日\t1000\t1000\t\t1001\n白河镇\t1000\t1000\t1000\t1000\t1000',
  )
  expect(told(read).has('1001')).toBe(true)
})
