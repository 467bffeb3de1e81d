import { describe, expect, it } from 'vitest'
import { soughtTerms, termsOf } from '../../src/adapters/passage-terms.ts'

describe('terms of a passage', () => {
  it('are pairs of Chinese characters within a run, and whole Latin words', () => {
    expect(termsOf('秸秆禁烧，臭氧')).toEqual(['秸秆', '秆禁', '禁烧', '臭氧'])
    expect(termsOf('PM2.5和VOCs治理')).toEqual(['pm25', 'vocs', '治理'])
  })
  it('hold no numbers', () => {
    expect(termsOf('出动1204人次，下降31.1%')).toEqual(['出动', '人次', '下降'])
  })
})

describe('the terms to look for', () => {
  it('are each there once', () => {
    expect(soughtTerms('臭氧 臭氧治理')).toEqual(['臭氧', '氧治', '治理'])
  })
  it('hold no single characters and no pairs that every report is full of', () => {
    expect(soughtTerms('水 的 我镇 工作')).toEqual([])
  })
  it('hold no sign of the query language', () => {
    expect(soughtTerms('NEAR(污水) "AND" -垃圾*')).toEqual(['near', '污水', 'and', '垃圾'])
  })
})
