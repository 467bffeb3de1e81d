import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documents } from '../../src/adapters/docx-documents.ts'
import { type DocumentOptions, officialDocument } from '../../src/pipeline/official-document.ts'
import { type DraftParts, draftOf, findingOn, REPORT } from '../pipeline/official-report.ts'

/* Documents as LibreOffice sets them, measured on the page. Word and WPS were not at hand; the proper typefaces neither. */

const needed = ['soffice', 'pdftotext', 'pdftoppm', 'pdfinfo'] as const
const run = (command: string, args: readonly string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64_000_000 })
const missing = [
  ...needed.filter((command) => {
    try {
      return run('which', [command]) === ''
    } catch {
      return true
    }
  }),
  ...(hasHanFont() ? [] : ['a Chinese font']),
]
if (missing.length > 0)
  console.warn(
    `SKIPPED: rendered Word documents are not measured, for want of ${missing.join(', ')} (apt-get install libreoffice-writer-nogui poppler-utils fonts-noto-cjk)`,
  )

function hasHanFont(): boolean {
  try {
    return run('fc-list', [':lang=zh']) !== ''
  } catch {
    return false
  }
}

const MM = 72 / 25.4
interface Line {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly text: string
}

/** Full lines of Han alone: what the grid of characters is measured on. */
const LONG = '全镇上下坚持人与自然和谐共生协同推进降碳减污扩绿增长'.repeat(40)
const ANNUAL = { reportType: 'township-annual', organisation: '云溪镇人民政府' } as const

describe.skipIf(missing.length > 0)('a rendered document', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shuzhun-docx-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function rendered(name: string, parts: DraftParts, options: DocumentOptions = {}): Promise<string> {
    const file = join(folder, `${name}.docx`)
    writeFileSync(file, await documents.docx(officialDocument(draftOf(parts), options)))
    run('soffice', [
      `-env:UserInstallation=file://${folder}/office`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      file,
    ])
    return join(folder, `${name}.pdf`)
  }
  function linesOf(pdf: string, page: number): Line[] {
    const xml = run('pdftotext', ['-bbox-layout', '-f', String(page), '-l', String(page), pdf, '-'])
    const edges = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/
    return [...xml.matchAll(/<line [^>]*>.*?<\/line>/gs)]
      .map(([line]) => {
        const [left, top, right, bottom] = edges.exec(line)!.slice(1).map(Number) as [number, number, number, number]
        return {
          left,
          right,
          top,
          bottom,
          text: [...line.matchAll(/<word [^>]*>(.*?)<\/word>/g)].map(([, w]) => w).join(''),
        }
      })
      .sort((a, b) => a.top - b.top)
  }
  const isNumber = ({ text }: Line) => /^—\d+—$/.test(text)
  const bodyOf = (pdf: string, page: number) => linesOf(pdf, page).filter((line) => !isNumber(line))
  const numberOf = (pdf: string, page: number) => linesOf(pdf, page).find(isNumber)!

  describe('of several pages', () => {
    let pdf: string
    beforeAll(async () => {
      pdf = await rendered('long', { text: REPORT.replace('继续抓好各项工作。', `${LONG}\n${LONG}`) })
    }, 60_000)

    it('is A4', () => {
      expect(run('pdfinfo', [pdf])).toMatch(/Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/)
    })

    it('has 22 lines a page within margins of 37, 35, 28 and 26 mm', () => {
      const lines = bodyOf(pdf, 2)
      expect(lines).toHaveLength(22)
      const pitches = lines.slice(1).map((line, at) => line.top - lines[at]!.top)
      for (const pitch of pitches) expect(pitch).toBeCloseTo(28.95, 0)
      expect(lines[0]!.top).toBeGreaterThanOrEqual(37 * MM)
      expect(lines[0]!.top).toBeLessThan(37 * MM + 28.95)
      expect(lines.at(-1)!.bottom).toBeLessThanOrEqual((297 - 35) * MM)
      expect(Math.min(...lines.map(({ left }) => left)) / MM).toBeCloseTo(28, 0)
      expect(Math.max(...lines.map(({ right }) => right)) / MM).toBeLessThanOrEqual(184.1)
      expect(Math.max(...lines.map(({ right }) => right)) / MM).toBeGreaterThan(183)
    })

    it('has 28 characters a line, and 26 after an indent of two', () => {
      const full = bodyOf(pdf, 2).filter(({ text }) => /^\p{Script=Han}{24,}$/u.test(text))
      expect(full.length).toBeGreaterThan(15)
      const margin = Math.min(...full.map(({ left }) => left))
      for (const { left, text } of full) {
        const indented = left - margin > 10
        expect(text).toHaveLength(indented ? 26 : 28)
        if (indented) expect((left - margin) / 16).toBeCloseTo(2, 1)
      }
    })

    it('numbers odd pages at the right and even ones at the left, one character in and 7 mm below', () => {
      for (const page of [1, 2, 3]) {
        const number = numberOf(pdf, page)
        expect(number.text).toBe(`—${page}—`)
        expect((number.top + number.bottom) / 2 / MM - (297 - 35)).toBeCloseTo(7, 0)
      }
      for (const page of [1, 3]) expect(numberOf(pdf, page).right / MM).toBeCloseTo(184 - 5.6, 0)
      expect(numberOf(pdf, 2).left / MM).toBeCloseTo(28 + 5.6, 0)
    })

    it('centres the title and sets the name over the date at the right', () => {
      const first = bodyOf(pdf, 1)
      for (const { left, right } of first.slice(0, 2)) expect((left + right) / 2 / MM).toBeCloseTo((28 + 184) / 2, 0)
      const pages = Number(/Pages: +(\d+)/.exec(run('pdfinfo', [pdf]))![1])
      const last = bodyOf(pdf, pages)
      const [name, date] = [last.at(-2)!, last.at(-1)!]
      expect([name.text, date.text]).toEqual(['云溪镇人民政府', '2026年7月6日'])
      expect(date.right / MM).toBeCloseTo(184 - (4 * 15.75) / MM, 0)
      expect(Math.abs(name.left + name.right - date.left - date.right) / 2).toBeLessThan(16)
    })
  })

  it('has a red name 35 mm below the top and a red rule as wide as the text', async () => {
    const pdf = await rendered('red', { sheet: ANNUAL }, { number: '云政〔2026〕12号' })
    const lines = bodyOf(pdf, 1)
    expect(lines[0]!.text).toBe('云溪镇人民政府文件')
    expect(lines[1]!.text).toBe('云政〔2026〕12号')
    expect((lines[1]!.left + lines[1]!.right) / 2 / MM).toBeCloseTo(106, 0)
    const { rows, dotsPerMm } = redRows(pdf, folder)
    const rule = rows.filter(({ from, to }) => to - from > 100 * dotsPerMm)
    expect(rule.length).toBeGreaterThan(0)
    const solid = rule.filter(({ count, from, to }) => count > 0.95 * (to - from))
    expect(solid.length).toBeGreaterThan(0)
    expect((solid[0]!.to - solid[0]!.from) / dotsPerMm).toBeCloseTo(156, -0.5)
    expect(solid[0]!.row / dotsPerMm - lines[1]!.bottom / MM).toBeGreaterThan(3)
    expect(rows[0]!.row / dotsPerMm).toBeGreaterThan(37 + 33)
    expect(rows[0]!.row / dotsPerMm).toBeLessThan(37 + 39)
  }, 60_000)

  it('gives its comments to another program, on the words concerned', async () => {
    const findings = [
      findingOn('1204人次'),
      findingOn('同比增长12.0%', REPORT, { severity: 'warning', message: '请核对' }),
    ]
    await rendered('comments', { findings }, { workingCopy: true })
    run('soffice', [
      `-env:UserInstallation=file://${folder}/office`,
      '--headless',
      '--convert-to',
      'fodt',
      '--outdir',
      folder,
      join(folder, 'comments.docx'),
    ])
    const xml = readFileSync(join(folder, 'comments.fodt'), 'utf8')
    const plain = (part: string) => part.replace(/<[^>]*>|\s+/g, '')
    const comments = [
      ...xml.matchAll(
        /<office:annotation [^>]*office:name="([^"]*)"[^>]*>(.*?)<\/office:annotation>(.*?)<office:annotation-end office:name="\1"\/>/gs,
      ),
    ]
    expect(comments.map(([, , said, words]) => [plain(words!), plain(said!).includes('数准')])).toEqual([
      ['1204人次', true],
      ['同比增长12.0%', true],
    ])
  }, 60_000)

  it('shows the mark of a working copy on every page', async () => {
    const text = REPORT.replace('继续抓好各项工作。', LONG)
    const pdf = await rendered(
      'draft',
      { text, findings: [findingOn('1204人次', text)] },
      { workingCopy: true, annexFacts: true },
    )
    const pages = Number(/Pages: +(\d+)/.exec(run('pdfinfo', [pdf]))![1])
    expect(pages).toBeGreaterThan(2)
    for (let page = 1; page <= pages; page++) expect(linesOf(pdf, page)[0]!.text).toContain('草稿')
    expect(
      linesOf(pdf, pages)
        .map(({ text: words }) => words)
        .join(''),
    ).toContain('主要指标数据表')
  }, 60_000)
})

/** Rows of the first page in which something is red, with the columns between which it is. */
function redRows(pdf: string, folder: string) {
  const dpi = 100
  run('pdftoppm', ['-r', String(dpi), '-f', '1', '-l', '1', '-singlefile', pdf, join(folder, 'red')])
  const file = readFileSync(join(folder, 'red.ppm'))
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 40))!
  const [width, height] = [Number(head[1]), Number(head[2])]
  const isRed = (row: number, column: number) => {
    const at = head[0].length + (row * width + column) * 3
    return file[at]! > 180 && file[at + 1]! < 90 && file[at + 2]! < 90
  }
  const rows = Array.from({ length: height }, (_, row) => {
    const columns = Array.from({ length: width }, (_, column) => column).filter((column) => isRed(row, column))
    return { row, from: columns[0] ?? 0, to: (columns.at(-1) ?? -1) + 1, count: columns.length }
  })
  return { rows: rows.filter(({ count }) => count > 0), dotsPerMm: dpi / 25.4 }
}
