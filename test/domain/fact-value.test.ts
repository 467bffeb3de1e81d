import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFactValue } from '../../src/domain/fact-value.ts'
import { readHanNumeral } from '../../src/domain/han-numeral.ts'

const show = (literal: string) => {
  const value = readFactValue(literal)
  return value && [value.lo.toFixed(), value.hi?.toFixed() ?? null, value.approx, value.unit]
}

describe('a value cell', () => {
  it.each([
    ['1204', '1204', '1204', null, ''],
    ['1,204', '1204', '1204', null, ''],
    ['１，２０４', '1204', '1204', null, ''],
    ['69.60', '69.6', '69.6', null, ''],
    ['0.1', '0.1', '0.1', null, ''],
    ['-18.2', '-18.2', '-18.2', null, ''],
    ['+12.0%', '12', '12', null, '%'],
    ['+0', '0', '0', null, ''],
    ['1.2万', '12000', '12000', null, ''],
    ['1.27万个', '12700', '12700', null, '个'],
    ['3万5千', '35000', '35000', null, ''],
    ['66%', '66', '66', null, '%'],
    ['百分之六十六', '66', '66', null, '%'],
    ['百分之九十八点五', '98.5', '98.5', null, '%'],
    ['3~5', '3', '5', null, ''],
    ['3～5名', '3', '5', null, '名'],
    ['8%~10%', '8', '10', null, '%'],
    ['五百余', '500', '500', '余', ''],
    ['640余', '640', '640', '余', ''],
    ['二十余万', '200000', '200000', '余', ''],
    ['约1100份', '1100', '1100', '约', '份'],
    ['95%以上', '95', '95', '以上', '%'],
    ['第二', '2', '2', null, ''],
    ['第3名', '3', '3', null, '名'],
    ['一千二百零四', '1204', '1204', null, ''],
    ['十余', '11', '19', '十余', ''],
    ['数百户', '200', '999', '数百', '户'],
    ['近百家', '85', '99', '近百', '家'],
    ['上百', '100', null, '上百', ''],
    ['712㎡', '712', '712', null, '㎡'],
    ['560m3', '560', '560', null, 'm3'],
  ])('%s is read exactly', (literal, lo, hi, approx, unit) => {
    expect(show(literal)).toEqual([lo, hi, approx, unit])
  })

  it.each(['', '  ', 'abc', '12a3', '待定', '1204人次359车次', '--', '1.2.3', '详见附件'])(
    '%j is refused',
    (literal) => {
      expect(readFactValue(literal)).toBeNull()
    },
  )

  it.each(['+1204x', '1xx次', '20**', '12?人', '3_个'])('%j is digits left open and refused', (literal) => {
    expect(readFactValue(literal)).toBeNull()
  })

  it('keeps every plain decimal exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const text = digits.toString().padStart(places + 1, '0')
        const literal = places ? `${text.slice(0, -places)}.${text.slice(-places)}` : text
        const value = readFactValue(literal)
        expect(value?.lo.times(10 ** places).toFixed()).toBe(digits.toString())
        expect(value?.places).toBe(places)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (literal) => void readFactValue(literal)))
  })
})

describe('a Han numeral', () => {
  it.each([
    ['十', '10'],
    ['十五', '15'],
    ['二十', '20'],
    ['一百零八', '108'],
    ['两千三百', '2300'],
    ['三万五千', '35000'],
    ['一亿二千万', '120000000'],
    ['二〇二五', '2025'],
  ])('%s = %s', (text, digits) => {
    expect(readHanNumeral(text)?.toFixed()).toBe(digits)
  })
})
