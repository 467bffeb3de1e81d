import { describe, expect, it } from 'vitest'
import { reportHead } from '../../../src/pipeline/parse-facts/report-head.ts'
import { parseFacts } from '../../../src/pipeline/parse-facts.ts'
import { headWords, pasteFixtures, readingOf } from './paste-fixture.ts'

describe('pastes as offices have them', () => {
  it.each(pasteFixtures())('$name', ({ paste, expected, head }) => {
    expect(readingOf(parseFacts(paste), expected.unread)).toEqual(expected)
    expect(headWords(reportHead(paste))).toBe(head)
  })
})
