import { describe, expect, it } from 'vitest'
import { layoutFrom } from '../../src/pipeline/layout-from.ts'
import { GB_T_9704 } from '../../src/pipeline/layout-profile.ts'
import { officialLines } from '../../src/pipeline/official-lines.ts'
import { signaturePlaces } from '../../src/pipeline/places.ts'
import { widthOf } from '../../src/pipeline/printable.ts'
import { titleLines } from '../../src/pipeline/title-lines.ts'
import { REPORT, TITLE } from './official-report.ts'
import { draft, factSheets } from './template-draft.ts'

const ORGANISATION = '云溪镇人民政府'
const rolesOf = (report: string) => officialLines(report, ORGANISATION).map(({ role }) => role)

describe('the lines of a report', () => {
  it('are told by where they stand and how they begin', () => {
    expect(rolesOf(REPORT)).toEqual([
      'title',
      'recipient',
      ...Array.from({ length: 9 }, () => 'body'),
      'organisation',
      'date',
    ])
  })

  it('keep their place in the report, whatever blanks and line ends it has', () => {
    const report = `　　${REPORT.replaceAll('\n', '\r\n\r\n  ')}\n\n`
    const lines = officialLines(report, ORGANISATION)
    expect(lines).toHaveLength(REPORT.split('\n').length)
    for (const { start, text } of lines) expect(report.slice(start!, start! + text.length)).toBe(text)
  })

  it('have headings of two levels, run-in ones up to their full stop', () => {
    const headings = officialLines(REPORT, ORGANISATION).flatMap(({ heading, text }) =>
      heading ? [[heading.level, text.slice(0, heading.length)]] : [],
    )
    expect(headings).toEqual([
      [1, '一、主要做法'],
      [2, '（一）严格巡查管控'],
      [2, '（二）压实责任。'],
      [1, '二、下一步打算'],
    ])
  })

  it('are no heading where a numbered paragraph begins with a long sentence or breaks off', () => {
    const long = `一、${'全镇上下认真贯彻落实各项部署要求'.repeat(4)}。`
    for (const line of [long, '一、组织领导，', '一是加强领导。'])
      expect(officialLines(`标题\n${line}\n收束。`, ORGANISATION)[1]?.heading).toBeNull()
  })

  it('do without a recipient, a signature or a date', () => {
    expect(rolesOf('工作总结\n现将情况报告如下：\n正文。')).toEqual(['title', 'body', 'body'])
    expect(rolesOf(`工作总结\n正文。\n${ORGANISATION}`)).toEqual(['title', 'body', 'organisation'])
    expect(rolesOf('工作总结\n正文。\n2026年7月6日')).toEqual(['title', 'body', 'date'])
    expect(rolesOf('')).toEqual([])
  })

  it('name the annexes', () => {
    const report = REPORT.replace(`\n${ORGANISATION}\n`, `\n附件：1. 数据表\n2. 台账\n${ORGANISATION}\n`)
    expect(rolesOf(report).slice(-4)).toEqual(['annex', 'annex', 'organisation', 'date'])
  })

  it('of every drafted report end with the signature', () => {
    for (const [name, sheet] of factSheets()) {
      const lines = officialLines(draft(sheet).drafted.text, sheet.organisation)
      expect([name, lines[0]?.role, lines.at(-1)?.role, lines.at(-2)?.role]).toEqual([
        name,
        'title',
        'date',
        'organisation',
      ])
      expect(lines.filter(({ heading }) => heading?.level === 1).length).toBeGreaterThan(1)
    }
  })
})

describe('the lines of a title', () => {
  const set = (title: string, organisation = ORGANISATION) => titleLines(title, 20, organisation)

  it('stay one where it fits', () => {
    expect(set('云溪镇2026年工作总结')).toEqual(['云溪镇2026年工作总结'])
  })

  it('break between words, keep the period whole and are no block', () => {
    const lines = set(TITLE)
    expect(lines.join('')).toBe(TITLE)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/季度$|政府$/)
    expect(widthOf(lines[0]!)).not.toBe(widthOf(lines[1]!))
  })

  it('fit and never form an hourglass', () => {
    const titles = [
      '明安镇人民政府关于2023年度生态环境保护工作情况的报告',
      '青川县云溪镇人民政府关于2026年上半年农村人居环境整治提升和生活污水治理工作情况的汇报',
      '中共云溪镇委员会云溪镇人民政府关于贯彻落实省委和市委生态环境保护督察反馈意见整改工作进展情况的报告',
    ]
    for (const title of titles) {
      const lines = set(title)
      const widths = lines.map(widthOf)
      expect(lines.join('')).toBe(title)
      expect(Math.max(...widths)).toBeLessThanOrEqual(20)
      if (widths.length === 3) expect(widths[1]).toBeGreaterThanOrEqual(Math.min(widths[0]!, widths[2]!))
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[的和及与]/)
    }
  })

  it('take the longest title that a sheet may hold', () => {
    const title = '甲乙丙丁戊己庚辛壬癸'.repeat(12)
    const lines = set(title)
    expect(lines.join('')).toBe(title)
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20)
  })
})

describe('the signature', () => {
  it('stands over the date, four characters from the right', () => {
    const places = signaturePlaces(officialLines(REPORT, ORGANISATION), GB_T_9704)
    expect(places.date).toBe(4)
    // 7 characters over one of 6 (2026 and two digits are half as wide): their middles meet.
    expect(places.organisation + 7 / 2).toBeCloseTo(places.date + widthOf('2026年7月6日') / 2)
  })

  it('goes to the edge where its name is long, the date centred below', () => {
    const name = '云溪镇农村人居环境整治提升工作领导小组办公室'
    const places = signaturePlaces(officialLines(`题\n正文。\n${name}\n2026年7月6日`, name), GB_T_9704)
    expect(places.organisation).toBe(0)
    expect(places.date + widthOf('2026年7月6日') / 2).toBeCloseTo(widthOf(name) / 2)
  })
})

describe('a layout profile', () => {
  it('is the standard where an office states nothing, and differs only in what it states', () => {
    expect(layoutFrom(undefined)).toBe(GB_T_9704)
    const own = layoutFrom('{"margins":{"left":27},"faces":{"title":{"han":"宋体"}}}')
    expect(own.margins).toEqual({ ...GB_T_9704.margins, left: 27 })
    expect(own.faces.title).toEqual({ ...GB_T_9704.faces.title, han: '宋体' })
    expect(own.faces.body).toEqual(GB_T_9704.faces.body)
  })

  it.each([
    ['{"margin":{"left":27}}', '没有“margin”这一项'],
    ['{"faces":{"body":{"han":"a\\";}body{"}}}', 'faces.body.han'],
    ['{"margins":{"left":150}}', '版心不足'],
    ['{margins}', '应为 JSON'],
  ])('refuses %s and says why', (json, words) => {
    expect(() => layoutFrom(json)).toThrow(words)
  })
})
