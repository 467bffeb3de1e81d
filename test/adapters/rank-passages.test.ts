import { describe, expect, it } from 'vitest'
import type { Candidate } from '../../src/adapters/passage-candidates.ts'
import { rankPassages } from '../../src/adapters/rank-passages.ts'

const candidate = (id: string, text: string, more: Partial<Candidate> = {}): Candidate => ({
  org: '',
  id,
  sampleId: 's',
  sampleTitle: '工作总结',
  reportType: 'township-annual',
  level: '乡镇',
  section: '存在问题',
  themes: [],
  year: 2025,
  unfilled: false,
  relevance: 1,
  text,
  ...more,
})
const seeker = { org: 'a', themes: new Map<string, number>(), matters: [], like: undefined }
const ranked = (candidates: readonly Candidate[], k = 9) => rankPassages(candidates, seeker, k).map(({ id }) => id)

describe('rankPassages', () => {
  it('puts a sentence that only leads in behind one that says something', () => {
    const leads = candidate('leads', '工作中还有不足，主要表现在以下几个方面：', { relevance: 1.5 })
    expect(ranked([leads, candidate('says', '管网老化，雨季冒溢。')])).toEqual(['says', 'leads'])
    const listed = candidate('listed', '年内五十岁以下人员占四成。', { relevance: 1.5 })
    expect(ranked([listed, candidate('says', '管网老化，雨季冒溢。')])).toEqual(['listed', 'says'])
  })

  it('prefers the own library and recent years, puts passages with placeholders last and leaves out what repeats', () => {
    const old = candidate('old', '管护人员年龄偏大。', { year: 2021 })
    const own = candidate('own', '经费缺口较大。', { org: 'a' })
    const unfilled = candidate('unfilled', '尚有xx个村没有设施。', { unfilled: true, relevance: 9 })
    const twin = candidate('twin', '经费缺口较大。', { relevance: 0.5 })
    expect(ranked([old, unfilled, twin, own, candidate('new', '接户率不高。')])).toEqual([
      'own',
      'new',
      'old',
      'unfilled',
    ])
    expect(ranked([old, own], 1)).toEqual(['own'])
  })
})
