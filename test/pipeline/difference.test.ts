import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DifferenceRow, difference } from '../../src/pipeline/difference.ts'

const textOf = (rows: readonly DifferenceRow[], kind: 'removed' | 'added'): string =>
  rows
    .flat()
    .filter((part) => part.kind === 'same' || part.kind === kind)
    .map(({ text }) => text)
    .join('')

describe('the difference of two texts', () => {
  it('gives both texts back, whatever they are', () => {
    const words = array(constantFrom('巡查', '整治', '12', '3.5%', '。', '，', '；', '\n', '同比', '增长', 'x'), {
      maxLength: 40,
    })
    assert(
      property(words, words, (a, b) => {
        const [before, after] = [a.join(''), b.join('')]
        const rows = difference(before, after)
        expect(textOf(rows, 'removed')).toBe(before)
        expect(textOf(rows, 'added')).toBe(after)
      }),
    )
  })

  it('keeps numbers whole and pairs sentences that differ in numbers only', () => {
    const rows = difference('出动巡查人员1204人次，同比增长12.0%。新增一句。', '出动巡查人员998人次，同比下降2.5%。')
    expect(rows).toHaveLength(2)
    expect(rows[0]!.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual([
      '1204',
      '998',
      '增长12.0%',
      '下降2.5%',
    ])
    expect(rows[1]).toEqual([{ kind: 'removed', text: '新增一句。' }])
  })

  it('does not compare what has nothing in common', () => {
    const rows = difference('清理垃圾堆放点。', '召开推进会议部署工作。')
    expect(rows).toHaveLength(2)
    expect(rows.flat().some(({ kind }) => kind === 'same')).toBe(false)
  })

  it('takes the longest drafts in a moment', () => {
    const before = Array.from({ length: 1200 }, (_, n) => `第${n}项工作完成${n * 7}次，同比增长${n}.5%。`).join('\n')
    const after = before.replaceAll('7', '8')
    const started = performance.now()
    expect(textOf(difference(before, after), 'added')).toBe(after)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
