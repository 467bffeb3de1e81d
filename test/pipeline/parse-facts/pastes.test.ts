import { describe, expect, it } from 'vitest'
import { parseFacts } from '../../../src/pipeline/parse-facts.ts'
import { pasteFixtures, readingOf } from './paste-fixture.ts'

describe('pastes as offices have them', () => {
  it.each(pasteFixtures())('$name', ({ paste, expected }) => {
    expect(readingOf(parseFacts(paste), expected.unread)).toEqual(expected)
  })
})
