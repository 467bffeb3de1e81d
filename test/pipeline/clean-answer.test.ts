import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanAnswer } from '../../src/pipeline/clean-answer.ts'
import { sentencesOf, withoutEchoes } from '../../src/pipeline/sentences.ts'

const FOLDER = resolve(import.meta.dirname, '../../fixtures/completions')

describe('a recorded completion gives its slot text', () => {
  it.each(readdirSync(FOLDER).filter((file) => file.endsWith('.txt')))('%s', (file) => {
    const [raw, taken] = readFileSync(resolve(FOLDER, file), 'utf8').split(/^=== 取\n/m)
    expect(cleanAnswer(raw!, '改善空气质量')).toBe(taken!.trim())
  })
})

it('takes off a byte order mark, zero-width characters and carriage returns', () => {
  expect(cleanAnswer('\ufeff持续\u200b推进。\r\n{{a\u2060}}。\r\n', null)).toBe('持续推进。\n{{a}}。')
})

it('keeps points, times and what is no wrapping', () => {
  const text = 'PM2.5浓度{{pm25}}，早8:30开始巡查。'
  expect(cleanAnswer(text, '早8')).toBe(text)
})

it('splits into sentences that join again, quotes and line breaks included', () => {
  const text = '他说“好。”随后开始。\n第二段！还有？没完'
  expect(sentencesOf(text).join('')).toBe(text)
  expect(sentencesOf(text)).toHaveLength(5)
})

it('says a sentence once that a looping model says again', () => {
  expect(withoutEchoes('持续推进各项工作。抓落实。持续推进各项工作。抓落实。')).toBe(
    '持续推进各项工作。抓落实。抓落实。',
  )
})
