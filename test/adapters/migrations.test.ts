import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const FOLDER = 'src/adapters/migrations'

it('no migration drops a table under cover of foreign_keys=OFF, which D1 ignores and cascades', () => {
  const files = readdirSync(FOLDER)
  expect(files.length).toBeGreaterThan(0)
  for (const file of files)
    expect(readFileSync(`${FOLDER}/${file}`, 'utf8'), file).not.toMatch(/foreign_keys\s*=\s*OFF/i)
})
