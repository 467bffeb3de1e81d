import { describe, expect, it } from 'vitest'
import { DESCRIBED_SIGNS } from '../../src/check/context/described-signs.ts'
import { NORM_SIGNS } from '../../src/check/context/norm-signs.ts'
import { RULE_SIGNS, type Sign } from '../../src/check/context/presumed-signs.ts'

describe('a sign that a number is presumed to be no claim', () => {
  const unnamed = ({ before = '', after = '' }: Sign) => before + after === ''

  it('names the characters that call for it, so that most numbers cost no expression', () => {
    expect(RULE_SIGNS.filter(unnamed)).toEqual([])
    expect(NORM_SIGNS.filter(unnamed)).toEqual([])
    expect(DESCRIBED_SIGNS.filter(unnamed)).toHaveLength(1)
  })

  it('has one bit of an integer', () => {
    expect(RULE_SIGNS.length + NORM_SIGNS.length + DESCRIBED_SIGNS.length).toBeLessThan(31)
  })
})
