import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Which layers each layer may import from. An import that runs the wrong way fails here. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: ['domain'],
  check: ['domain', 'check'],
  pipeline: ['domain', 'check', 'pipeline'],
  adapters: ['domain', 'check', 'pipeline', 'adapters'],
  http: ['domain', 'check', 'pipeline', 'http'],
  web: ['domain', 'check', 'pipeline', 'http', 'web'],
  cli: ['domain', 'check', 'pipeline', 'adapters', 'http', 'web', 'cli'],
  serve: ['adapters', 'cli', 'worker'],
  worker: ['domain', 'check', 'pipeline', 'adapters', 'http', 'web', 'worker'],
}
/** Folders of the checker: each may use what those before it make, not what those behind it do; types may go either way, and a vocabulary (.json) is anybody's. */
const CHECK_FOLDERS = 'text lexicon scan context sheet fit roles tabular sentence derive offers weigh rules'.split(' ')
/** Packages that the pure layers may use. */
const PURE_PACKAGES: Record<string, readonly string[]> = {
  domain: ['zod', 'big.js'],
  check: [],
  pipeline: ['zod', 'marked'],
}

const SRC = resolve(import.meta.dirname, '../src')
const layerOf = (file: string): string => {
  const path = relative(SRC, file)
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.tsx?$/, '')
}
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join(SRC, name))
const ANY_IMPORT =
  /^(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm
const importsOf = (file: string, written = ANY_IMPORT): string[] =>
  [...readFileSync(file, 'utf8').matchAll(written)].map((m) => (m[1] ?? m[2] ?? m[3])!)

describe('layers', () => {
  it('import only from below', () => {
    const wrong = files.flatMap((file) => {
      const from = layerOf(file)
      return importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => layerOf(resolve(dirname(file), name)))
        .filter((to) => !to.startsWith('..') && !MAY_IMPORT[from]?.includes(to))
        .map((to) => `${relative(SRC, file)} imports ${to}`)
    })
    expect(wrong).toEqual([])
  })

  it('of the checker use only what comes before', () => {
    const rankOf = (file: string): number => CHECK_FOLDERS.indexOf(relative(join(SRC, 'check'), file).split('/')[0]!)
    const wrong = files
      .filter((file) => rankOf(file) >= 0)
      .flatMap((file) =>
        importsOf(file, /^(?:import|export)\s(?!type\s)[^'"]*?from\s+['"](\.[^'"]+)['"]/gm)
          .map((name) => resolve(dirname(file), name))
          .filter((used) => !used.endsWith('.json') && rankOf(used) > rankOf(file))
          .map((used) => `${relative(SRC, file)} uses ${relative(SRC, used)}`),
      )
    expect(wrong).toEqual([])
  })

  it('keep the pure layers free of packages that do I/O', () => {
    const wrong = files.flatMap((file) => {
      const allowed = PURE_PACKAGES[layerOf(file)]
      if (!allowed) return []
      return importsOf(file)
        .filter((name) => !name.startsWith('.') && !allowed.includes(name))
        .map((name) => `${relative(SRC, file)} imports ${name}`)
    })
    expect(wrong).toEqual([])
  })

  it('keep clock, randomness and network out of domain and check', () => {
    const wrong = files
      .filter((file) => ['domain', 'check'].includes(layerOf(file)))
      .filter((file) =>
        /\b(Date\.now|new Date\(\)|Math\.random|fetch\(|process\.|setTimeout)/.test(readFileSync(file, 'utf8')),
      )
      .map((file) => relative(SRC, file))
    expect(wrong).toEqual([])
  })
})
