import { describe, expect, it } from 'vitest'
import {
  endsClause,
  HAN_NUMERALS,
  hanDigit,
  hanScale,
  isDigit,
  isHan,
  isHanNumeral,
  isLetter,
  leftOf,
  rightOf,
  startsClause,
  startsItem,
  startsLine,
} from '../../src/check/text/character-class.ts'

const all = (characters: string, holds: (code: number) => boolean) =>
  [...characters].filter((c) => holds(c.charCodeAt(0))).join('')

describe('classes of characters', () => {
  it('know the first and the last of each range', () => {
    expect(all('/0９9:', isDigit)).toBe('09')
    expect(all('@AZ[`az{Ａ', isLetter)).toBe('AZaz')
    expect(all('㐀一鿿ꀀ，。％A', isHan)).toBe('一鿿')
  })

  it('know what every Han numeral is worth, in capitals and in plain', () => {
    expect([...'〇零一壹二贰两俩三叁四肆五伍六陆七柒八捌九玖'].map(hanDigit)).toEqual([
      0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9,
    ])
    expect([...'十拾廿卅百佰千仟万亿'].map(hanScale)).toEqual([1, 1, 1, 1, 2, 2, 3, 3, 4, 8])
    expect([hanDigit('十'), hanScale('九'), hanDigit('户'), hanScale('户')]).toEqual([-1, 0, -1, 0])
    expect([hanDigit(undefined), hanScale(undefined)]).toEqual([-1, 0])
    expect([...'〇九十亿户几半'].filter(isHanNumeral).join('')).toBe('〇九十亿')
    expect(isHanNumeral(undefined)).toBe(false)
    expect([...HAN_NUMERALS].every(isHanNumeral)).toBe(true)
  })
})

describe('the neighbourhood of a place', () => {
  it('is cut off at the ends of the text', () => {
    expect([leftOf('共修渠道', 2, 5), leftOf('共修渠道', 2, 1), leftOf('共修', 0, 2)]).toEqual(['共修', '修', ''])
    expect([rightOf('共修渠道', 2, 5), rightOf('共修渠道', 2, 1), rightOf('共修', 2, 2)]).toEqual(['渠道', '渠', ''])
  })

  const places = (text: string, holds: (text: string, i: number) => boolean): number[] =>
    Array.from({ length: text.length + 1 }, (_, i) => i).filter((i) => holds(text, i))
  it.each([
    ['清，修。建；管：查！问？田、渠', [1, 3, 5, 7, 9, 11, 13, 15]],
    ['清,修;建!问?渠', [1, 3, 5, 7, 9]],
    ['“清”“修’《建》…渠', [2, 5, 8, 9, 11]],
    ['【清】『修』「建」\n渠', [2, 5, 8, 9, 11]],
    ['清(修)建 渠', [3, 7]],
  ])('a clause ends in %j', (text, ends) => {
    expect(places(text, endsClause)).toEqual(ends)
  })

  it.each([
    ['清，修。建(查)问“田”渠', [0, 2, 4, 6, 8, 12]],
    ['清 修', [0]],
  ])('a clause starts in %j', (text, starts) => {
    expect(places(text, startsClause)).toEqual(starts)
  })

  it.each([
    ['清，修。建；管：查！问？田、渠', [0, 4, 6, 8, 10, 12]],
    ['清;修:建!查?问,渠', [0, 2, 4, 6, 8]],
    ['“清”修)建】查 问\n渠(田', [0, 3, 5, 7, 9, 11]],
  ])('an item starts in %j', (text, starts) => {
    expect(places(text, startsItem)).toEqual(starts)
  })

  it.each([
    ['清\n修', [0, 2]],
    ['  清\n> # 修', [0, 1, 2, 4, 5, 6, 7, 8]],
    ['清 修', [0]],
  ])('a line starts in %j', (text, starts) => {
    expect(places(text, startsLine)).toEqual(starts)
  })
})
