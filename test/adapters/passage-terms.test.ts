import { describe, expect, it } from 'vitest'
import { matchOf, termsOf } from '../../src/adapters/passage-terms.ts'

describe('terms of a passage', () => {
  it('are pairs of Chinese characters within a run, and whole Latin words', () => {
    expect(termsOf('秸秆禁烧，臭氧')).toEqual(['秸秆', '秆禁', '禁烧', '臭氧'])
    expect(termsOf('PM2.5和VOCs治理')).toEqual(['pm25', 'vocs', '治理'])
  })
  it('hold no numbers', () => {
    expect(termsOf('出动1204人次，下降31.1%')).toEqual(['出动', '人次', '下降'])
  })
})

describe('the expression to look for', () => {
  it('quotes every term once', () => {
    expect(matchOf('臭氧 臭氧治理')).toBe('"臭氧" OR "氧治" OR "治理"')
  })
  it('drops single characters and pairs that every report is full of', () => {
    expect(matchOf('水 的 我镇 工作')).toBeNull()
  })
  it('lets no operator of the query language through', () => {
    expect(matchOf('NEAR(污水) "AND" -垃圾*')).toBe('"near" OR "污水" OR "and" OR "垃圾"')
  })
})
