import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly inBundle?: boolean
  readonly hasInstallScript?: boolean
  readonly optional?: boolean
  readonly os?: readonly string[]
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  allowScripts: Record<string, boolean>
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
const locked = Object.entries(packages).filter(([path, { link, inBundle }]) => path !== '' && !link && !inBundle)
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

it('names every package by one exact version', () => {
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/)
})

it('takes every package by the digest of its bytes, from no other place than the registry', () => {
  for (const [path, { resolved, integrity, optional, os }] of locked) {
    if (resolved !== undefined) expect(resolved, path).toMatch(/^https:\/\/registry\.npmjs\.org\//)
    // What only another system would install was added without its bytes at hand (.ci/complete-lockfile.mjs).
    if (!(optional && os)) expect(integrity, path).toMatch(/^sha512-/)
  }
})

it('has judged every package that wants to run a script on installing', () => {
  const wanting = new Set(locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path)))
  expect([...wanting].filter((name) => !(name in manifest.allowScripts))).toEqual([])
})
