import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { markedDrafts } from '../bench/marked-drafts.ts'
import { said } from './said.ts'

/* What a copy, an editor or another machine does to a text changes nothing of what is said of it. */

const DRAFTS = markedDrafts(join(import.meta.dirname, '../../fixtures/unseen28')).slice(0, 12)
const between = (mark: string) => (text: string) => text.replace(/(\d)(?=[\u4e00-\u9fff])/g, `$1${mark}`)
const breaks = (mark: string) => (text: string) => text.replaceAll('\n', mark)

const COPIES: readonly (readonly [name: string, copy: (text: string) => string])[] = [
  ['line breaks of Windows', breaks('\r\n')],
  ['line breaks of old machines', breaks('\r')],
  ['line breaks of Word', breaks('\v')],
  ['page breaks', breaks('\f')],
  ['separators of lines and paragraphs', (text) => breaks('\u2028')(text).replace('\u2028', '\u2029')],
  ['no-break spaces', between('\u00a0')],
  ['narrow no-break spaces', between('\u202f')],
  ['no-break spaces of a web page', between('&nbsp;')],
  ['marks of direction', between('\u200e')],
  ['soft hyphens within numbers', (text) => text.replace(/(\d)(?=\d)/g, '$1\u00ad')],
  ['joiners', between('\u2060')],
  ['a mark of byte order', (text) => `\ufeff${text}`],
  ['code marks of Markdown', (text) => text.replace(/\d+(?:\.\d+)?/g, '`$&`')],
  ['lines in bold', (text) => text.replace(/^[^*\n]+$/gm, '**$&**')],
  ['spaces around numbers', (text) => text.replace(/(?<=[\u4e00-\u9fff])(\d[\d.]*)(?=[\u4e00-\u9fff])/g, ' $1 ')],
  ['spaces behind marks', (text) => text.replace(/[，、；：（]/g, '$& ')],
  ['half-width marks with spaces', (text) => text.replace(/，/g, ', ').replace(/（/g, ' (').replace(/）/g, ') ')],
  ['a space within each decimal', (text) => text.replace(/([\u4e00-\u9fff]\d+\.)(?=\d)/g, '$1 ')],
]

describe('a text says the same with', () => {
  it.each(COPIES)('%s', (_, copy) => {
    for (const { sheet, text } of DRAFTS) expect(said(sheet, copy(text))).toEqual(said(sheet, text))
  })
})
