import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fact } from '../../../src/domain/fact-sheet.ts'
import { parseFacts } from '../../../src/pipeline/parse-facts.ts'

const cell = fc.constantFrom(
  ...[
    '指标',
    '数值',
    '单位',
    '上年同期',
    '目标',
    '其中：报告书',
    '　　报告表',
    '合计',
    '出动巡查人员',
    '罚款（万元）',
    '注：略',
  ],
  ...[
    '1,204',
    '65.9%',
    '44次',
    '3~5名',
    '五百余',
    'xx',
    '-',
    '',
    '"',
    '#REF!',
    '2026年二季度',
    '人次',
    '已完成清淤并通过验收',
    '很长的名称'.repeat(30),
  ],
)
const line = fc.oneof(
  fc.array(cell, { minLength: 1, maxLength: 6 }).map((cells) => cells.join('\t')),
  fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => `|${cells.join('|')}|`),
  fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(',')),
  fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => `${cells.join('')}。`),
  fc.string({ maxLength: 40 }),
)
const paste = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))

describe('any paste', () => {
  it('is read without an error into facts that a sheet accepts', () => {
    fc.assert(
      fc.property(paste, (text) => {
        const { facts, unread } = parseFacts(text)
        for (const fact of facts) expect(Fact.safeParse(fact).error?.issues ?? []).toEqual([])
        const ids = facts.map((fact) => fact.id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const { partOf } of facts) if (partOf !== null) expect(ids).toContain(partOf)
        for (const { factId } of unread) if (factId !== null) expect(ids).toContain(factId)
        const last = text.split('\n').length
        for (const { line: at } of [...facts, ...unread]) expect(at).toBeLessThanOrEqual(last)
      }),
      { numRuns: 400 },
    )
  })

  it('of great size is read in good time', () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `指标甲${i}\t${i},000\t人次\t${i}`)
    // The processor's time, not the clock's: other work on the machine is no fault of the reader.
    const started = process.cpuUsage()
    parseFacts(`指标\t数值\t单位\t上年同期\n${rows.join('\n')}`)
    parseFacts(`乡镇\t${'本季度\t同比\t目标\t'.repeat(4000)}\n青石镇\t${'12\t'.repeat(12_000)}`)
    parseFacts(`${'甲 1 '.repeat(20_000)}\n${'甲  1  '.repeat(20_000)}`)
    parseFacts(`村名\t户数\n${'东坪村\t12\n合计\t12\n'.repeat(4000)}`)
    parseFacts(`${'"'.repeat(3000)}\n${'1'.repeat(20_000)}\n${'（'.repeat(5000)}`)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(8000)
  })
})
