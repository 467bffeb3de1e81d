import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlacedSection } from '../../src/domain/draft.ts'
import { followEdit, hunksOf, wordsOf } from '../../src/pipeline/follow-edit.ts'

const TEXT = '标题\n一、大气\n巡查1240人次。\n整治18起。\n二、水\n水质达标。\n特此报告。\n'
const section = (id: string, words: string): PlacedSection => ({
  id,
  heading: id,
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
  drafter: 'template',
  attempts: 1,
  remark: null,
  references: [],
})
const SECTIONS = [section('air', '一、大气\n巡查1240人次。\n整治18起。'), section('water', '二、水\n水质达标。')]
const follow = (after: string) =>
  followEdit(SECTIONS, hunksOf(TEXT, after)).map(({ start, end, drafter }) => [after.slice(start, end), drafter])

describe('following an edit', () => {
  it('moves later sections and marks the one a person wrote in', () => {
    expect(follow(TEXT.replace('1240', '一千二百零四'))).toEqual([
      ['一、大气\n巡查一千二百零四人次。\n整治18起。', 'person'],
      ['二、水\n水质达标。', 'template'],
    ])
  })

  it('keeps sections apart when several places change at once', () => {
    const after = TEXT.replace('标题', '关于工作的报告').replace('18起', '19起').replace('水质达标', '水质稳定达标')
    expect(follow(after)).toEqual([
      ['一、大气\n巡查1240人次。\n整治19起。', 'person'],
      ['二、水\n水质稳定达标。', 'person'],
    ])
  })

  it('follows lines that were taken out or put in', () => {
    expect(follow(TEXT.replace('整治18起。\n', ''))[1]).toEqual(['二、水\n水质达标。', 'template'])
    expect(follow(TEXT.replace('二、水', '（补充一段。）\n二、水'))[1]).toEqual(['二、水\n水质达标。', 'template'])
  })

  it('names whole numbers in the history', () => {
    const after = TEXT.replace('1240', '1204')
    expect(wordsOf(hunksOf(TEXT, after), TEXT, after)).toEqual([{ before: '1240', after: '1204' }])
  })

  it('gives hunks that turn the one text into the other', () => {
    const text = fc.array(fc.constantFrom('甲', '乙', '1', '\n'), { maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const hunks = hunksOf(before, after)
        const rebuilt = hunks.reduceRight(
          (out, hunk) =>
            out.slice(0, hunk.before.start) +
            after.slice(hunk.after.start, hunk.after.end) +
            out.slice(hunk.before.end),
          before,
        )
        expect(rebuilt).toBe(after)
      }),
    )
  })
})
