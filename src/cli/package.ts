import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.ts'

/*
 * `npm run package`: the Node home with all it needs but Node itself, in one folder and one .tgz, to be carried to a machine
 * that reaches no registry.
 */

const FOLDER = '.build/package/shuzhun'
/** The SQLite driver and what it loads: native, so not in the bundle. */
const DRIVER = ['libsql', '@neon-rs', 'detect-libc']

/** The driver for this kind of machine only; another kind packs its own. */
const ownDriver = (): string[] =>
  readdirSync('node_modules/@libsql')
    .filter((name) => name.startsWith(`${process.platform}-${process.arch}`))
    .map((name) => `@libsql/${name}`)

await build(console.log, true)
rmSync('.build/package', { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })
const copies = [
  ['.build/serve', '.build/serve'],
  ['.build/public', '.build/public'],
  ['src/adapters/migrations', 'src/adapters/migrations'],
  ['src/adapters/postgres/sql', 'src/adapters/postgres/sql'],
  ['fixtures/reports', 'fixtures/reports'],
  ['deploy', 'deploy'],
  ['.env.example', '.env.example'],
  ['LICENSE', 'LICENSE'],
  ['docs/self-hosting.md', 'README.md'],
  ...[...DRIVER, ...ownDriver()].map((name) => [`node_modules/${name}`, `node_modules/${name}`]),
] as const
for (const [from, to] of copies) cpSync(from!, join(FOLDER, to!), { recursive: true, dereference: true })
const { version, license } = JSON.parse(readFileSync('package.json', 'utf8'))
const about = { name: 'shuzhun', version, license, type: 'module', scripts: { start: 'node .build/serve/serve.mjs' } }
writeFileSync(join(FOLDER, 'package.json'), `${JSON.stringify(about, null, 2)}\n`)
const archive = `.build/package/shuzhun-${version}-${process.platform}-${process.arch}.tgz`
const done = spawnSync('tar', ['-czf', archive, '-C', '.build/package', 'shuzhun'], { encoding: 'utf8' })
if (done.status !== 0) throw new Error(done.stderr)
console.log(`已打包 ${archive}`)
