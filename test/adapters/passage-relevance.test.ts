import { describe, expect, it } from 'vitest'
import { relevancesOf } from '../../src/adapters/passage-relevance.ts'

const text = (words: string, ...themes: string[]) => ({ text: words, themes })
const plans = [text('完善奖补标准，兑现巡护补助。'), text('更新路灯线路，检修变压设备。'), text('修订巡河办法。')]
const wanted = { terms: new Map([['河长', 2]]), themes: new Map([['河湖管护', 1]]) }

describe('relevancesOf', () => {
  it('finds by words that another part of the reports uses beside those that are asked', () => {
    expect(relevancesOf(plans, [], wanted)[0]).toBe(0)
    const measures = [
      text('聘请民间河长，发放巡护补助。', '河湖管护'),
      text('表彰优秀河长，兑现巡护补助。', '河湖管护'),
      text('开展消防演练。'),
      text('整修校舍。'),
    ]
    const [same, other] = relevancesOf(plans, measures, wanted)
    expect(same).toBeGreaterThan(0)
    expect(other).toBe(0)
  })

  it('lets passages of the theme that is wanted lend first', () => {
    const elsewhere = [
      ...Array.from({ length: 6 }, () => text('河长、河长检修变压设备。', '安全稳定')),
      ...Array.from({ length: 5 }, () => text('河长兑现巡护补助。', '河湖管护')),
      ...Array.from({ length: 20 }, () => text('整修校舍。')),
    ]
    const [theme, foreign] = relevancesOf(plans, elsewhere, wanted)
    expect(theme).toBeGreaterThan(foreign!)
  })
})
