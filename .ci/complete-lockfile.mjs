/* Adds to package-lock.json the optional packages of other platforms that a registry mirror does not hold; `npm ci` refuses a lockfile without them.
   Run after `npm install`: node .ci/complete-lockfile.mjs package-lock.json */
import { readFileSync, writeFileSync } from 'node:fs'
const file = process.argv[2]
const lock = JSON.parse(readFileSync(file, 'utf8'))
const OS = { windows: 'win32', win32: 'win32', darwin: 'darwin', linux: 'linux', android: 'android' }
for (const [path, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!/^\d/.test(version)) continue
    const steps = path.split('/node_modules/')
    const places = steps.map((_, n) => `${steps.slice(0, n + 1).join('/node_modules/')}/node_modules/${name}`).concat(`node_modules/${name}`)
    if (places.some((place) => lock.packages[place]?.version === version)) continue
    const words = name.split('/').pop().split('-')
    const os = words.map((w) => OS[w]).find(Boolean)
    if (!os) continue
    const cpu = ['arm64', 'arm', 'riscv64', 'ppc64', 's390x', 'ia32'].find((word) => words.includes(word)) ?? 'x64'
    const libc = words.includes('musl') ? ['musl'] : undefined
    const base = path.slice(0, path.lastIndexOf('node_modules/'))
    lock.packages[`${base}node_modules/${name}`] = { version, cpu: [cpu], ...(entry.dev ? { dev: true } : {}), ...(libc ? { libc } : {}), license: entry.license, optional: true, os: [os], engines: undefined }
    console.log('added', `${base}node_modules/${name}`, os, cpu)
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
