import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('the Node home has every Durable Object that wrangler.toml names', () => {
  const wanted = [...readFileSync('wrangler.toml', 'utf8').matchAll(/^name = "([A-Z_]+)"$/gm)].map(([, name]) => name)
  const served = readFileSync('src/serve.ts', 'utf8')
  expect(wanted.length).toBeGreaterThan(2)
  expect(wanted.filter((name) => !served.includes(`  ${name}: [`))).toEqual([])
})
