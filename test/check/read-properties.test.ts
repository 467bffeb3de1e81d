import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read } from '../../src/check/read.ts'

const period = { year: 2026, quarter: 2, half: undefined, month: undefined }
const readAll = (text: string) => read(text, { period })

/** Pieces of prose, numbers and noise, so that random texts meet every reader. */
const PIECES =
  '出动 清理 垃圾 全镇 同比 增长 排名 第 每月 一次 1204 3.5 万 亿 千 百 十 余 多 约 近 超 % ‰ 个百分点 人次 吨 公里 、 ， 。 ； ： “ ” 《 》 （ ） ( ) 〔 〕 - — ～ 至 到 2026 年 6 月 30 日 二季度 上半年 一 二 三 两 半 几 数 零 〇 百分之 分之 成 倍 番 翻 比 : / . ． ０ ９ ％ x X × * _ ? \ufffd PM2.5 O3 GB/T 15835 A 元 ￥ ¥ 某 镇 无 一例 前 后 去年 上年 同期 “三清三拆” ① Ⅲ \n \u3000 \u200b 𠮷 😀 以上 左右 某某 xx 202x 其中 分别'.split(
    ' ',
  )
const prose = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(''))

describe('reading any text', () => {
  it('never throws, keeps offsets, order and extent', () => {
    fc.assert(
      fc.property(prose, (text) => {
        let floor = 0
        for (const mention of readAll(text)) {
          expect(text.slice(mention.start, mention.end)).toBe(mention.text)
          expect(mention.start).toBeGreaterThanOrEqual(floor)
          expect(mention.end).toBeGreaterThan(mention.start)
          floor = mention.end
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('gives the same twice', () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(readAll(text)).toEqual(readAll(text))
      }),
      { numRuns: 300 },
    )
  })

  it('is not changed by sentences around it, only moved', () => {
    const sentence = '各项工作有序推进，成效持续显现。\n'
    fc.assert(
      fc.property(prose, (body) => {
        // an opening quote or bracket may reach across; what closes its own is what officials write
        const text = `${body.replace(/[“”‘’「」『』"《》\ufffd?]/g, '')}。\n`
        const alone = readAll(text)
        const between = readAll(sentence + text + sentence)
        const back = between.map(({ start, end, notes, ...rest }) => ({
          ...rest,
          start: start - sentence.length,
          end: end - sentence.length,
          notes: notes.map((note) => ({
            ...note,
            span: { start: note.span.start - sentence.length, end: note.span.end - sentence.length },
          })),
        }))
        expect(back).toEqual(alone)
      }),
      { numRuns: 1500 },
    )
  })
})

const DIGITS = '零一二三四五六七八九'
/** Writes 0–99 999 999 as Chinese officials read it aloud. */
function han(n: number): string {
  if (n >= 10000) {
    const rest = n % 10000
    return `${han(Math.floor(n / 10000))}万${rest === 0 ? '' : (rest < 1000 ? '零' : '') + han(rest)}`
  }
  let out = ''
  let gap = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / unit) % 10
    if (digit === 0) gap ||= out !== ''
    else {
      out += (gap ? '零' : '') + DIGITS[digit] + name
      gap = false
    }
  }
  return out.replace(/^一十/, '十')
}
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
const wide = (s: string): string => s.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))).replace('.', '．')

describe('what was rendered is read back', () => {
  const integer = fc.integer({ min: 2, max: 99_999_999 })
  const value = (text: string) =>
    readAll(`全镇共发放宣传资料${text}。`)
      .filter((m) => m.exempt === null && m.kind !== 'date')
      .map((m) => [m.stated?.digits, m.stated?.toDigits ?? null, m.stated?.unitText])

  it('integers in digits, with separators, full width and in Han numerals', () => {
    fc.assert(
      fc.property(integer, (n) => {
        const want = [[String(n), null, '份']]
        for (const written of [String(n), grouped(n), wide(String(n)), han(n)])
          expect(value(`${written}份`)).toEqual(want)
      }),
      { numRuns: 500 },
    )
  })

  it('decimals with 万 and 亿', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99999 }),
        fc.constantFrom(1, 2),
        fc.constantFrom(['万', 4], ['亿', 8]),
        (n, places, [scale, power]) => {
          const written = (n / 10 ** places).toFixed(places)
          const exact = (BigInt(n) * 10n ** BigInt((power as number) - places)).toString()
          expect(value(`${written}${scale}元`)).toEqual([[exact, null, '元']])
          expect(value(`${wide(written)}${scale}元`)).toEqual([[exact, null, '元']])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('percentages keep their digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99999 }), (n) => {
        const written = (n / 100).toFixed(2)
        expect(value(`比例${written}%`)).toEqual([[written, null, '%']])
        expect(value(`提高${written}个百分点`)).toEqual([[written, null, '个百分点']])
      }),
      { numRuns: 200 },
    )
  })

  it('ranges in every dash', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 1, max: 90 }),
        fc.constantFrom('~', '～', '-', '—', '－', '至', '到'),
        (a, more, dash) => {
          expect(value(`每组${a}${dash}${a + more}名`)).toEqual([[String(a), String(a + more), '名']])
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('hostile texts', () => {
  it('are read to their end: nothing backtracks', () => {
    const hostile = [
      '1',
      '一',
      '十',
      '万',
      'x',
      '“',
      '《',
      '-',
      '1 ',
      '1.',
      '(',
      '每',
      '1、',
      '2026年',
      '1:',
      'A1.',
      '1,000',
      '百分之',
      '3吨/吨·',
      '1+',
      '_',
      '20xx',
      ' \n',
      '第',
      '〔2026〕',
      '三、',
      'K1+',
      '约',
      '一半',
    ]
    for (const piece of hostile) expect(() => readAll(piece.repeat(20000)), piece).not.toThrow()
  })
})
