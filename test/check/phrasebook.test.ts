import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { retold } from './phrasebook.ts'

const BOOKS = join(import.meta.dirname, '../../fixtures/readings')

describe('single sentences are read as the phrasebook says', () => {
  for (const name of readdirSync(BOOKS).filter((file) => file.endsWith('.txt')))
    it(name, async () => {
      const path = join(BOOKS, name)
      await expect(retold(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path)
    })
})
