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

/** The office's handbook, with its neighbours' pages one folder below. */
const handbook = (): string =>
  readFileSync('docs/self-hosting.md', 'utf8').replace(/\]\((?!https?:|\.\.|#)/g, '](docs/')

const run = (command: string, ...args: string[]): void => {
  const done = spawnSync(command, args, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stdout + done.stderr)
}

await build(console.log, true)
run('node_modules/.bin/vite', 'build', '--config', 'vite.tools.config.ts', '--logLevel', 'warn')
rmSync('.build/package', { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })
const copies = [
  ['.build/serve', '.build/serve'],
  ['.build/tools', '.build/tools'],
  ['.build/public', '.build/public'],
  ['src/adapters/migrations', 'src/adapters/migrations'],
  ['src/adapters/postgres/sql', 'src/adapters/postgres/sql'],
  ['fixtures/reports', 'fixtures/reports'],
  ['deploy', 'deploy'],
  ['.env.example', '.env.example'],
  ['LICENSE', 'LICENSE'],
  ['docs', 'docs'],
  ...[...DRIVER, ...ownDriver()].map((name) => [`node_modules/${name}`, `node_modules/${name}`]),
] as const
for (const [from, to] of copies) cpSync(from!, join(FOLDER, to!), { recursive: true, dereference: true })
const { version, license } = JSON.parse(readFileSync('package.json', 'utf8'))
const scripts = {
  start: 'node .build/serve/serve.mjs',
  backup: 'node .build/tools/backup.mjs',
  restore: 'node .build/tools/restore.mjs',
}
const about = { name: 'shuzhun', version, license, type: 'module', scripts }
writeFileSync(join(FOLDER, 'README.md'), handbook())
writeFileSync(join(FOLDER, 'package.json'), `${JSON.stringify(about, null, 2)}\n`)
const archive = `.build/package/shuzhun-${version}-${process.platform}-${process.arch}.tgz`
run('tar', '-czf', archive, '-C', '.build/package', 'shuzhun')
console.log(`已打包 ${archive}`)
