import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/*
 * Makes what the service and its tests need and git does not hold: prompts, the types of the Worker's bindings, the pages'
 * scripts. Each step runs only when one of its sources is newer than what it made, so it can stand before every command.
 */

interface Step {
  readonly name: string
  /** Files and folders that it reads. */
  readonly sources: readonly string[]
  /** A file that it writes. */
  readonly makes: string
  run(): Promise<void> | void
}

const bin = (name: string, ...args: string[]): void => {
  const path = join('node_modules', '.bin', name)
  const done = spawnSync(path, args, {
    encoding: 'utf8',
    env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' },
  })
  if (done.status !== 0) throw new Error(`${name} ${args.join(' ')}\n${done.stdout}${done.stderr}`)
}

const STEPS: readonly Step[] = [
  {
    name: '提示词模板',
    sources: ['prompts', 'src/cli/build-prompts.ts'],
    makes: 'src/adapters/prompts.generated.ts',
    run: async () => {
      const { buildPrompts } = await import('./build-prompts.ts')
      await buildPrompts()
    },
  },
  {
    name: 'PDF 字符映射',
    sources: ['node_modules/pdfjs-dist/package.json', 'src/cli/build-cmaps.ts'],
    makes: 'src/adapters/intake/cmaps.generated.ts',
    run: async () => {
      const { buildCmaps } = await import('./build-cmaps.ts')
      buildCmaps()
    },
  },
  {
    name: '运行环境类型',
    sources: ['wrangler.toml', 'node_modules/wrangler/package.json'],
    makes: '.build/worker-configuration.d.ts',
    run: () => bin('wrangler', 'types', '.build/worker-configuration.d.ts'),
  },
  {
    name: '网页',
    sources: ['vite.config.ts', 'src/web', 'src/check', 'src/domain', 'src/pipeline', 'node_modules/vite/package.json'],
    makes: '.build/public/.vite/manifest.json',
    run: () => bin('vite', 'build', '--logLevel', 'warn'),
  },
]

/** The Node home in one file: only where it is asked for. */
const SERVE: Step = {
  name: '单机服务',
  sources: ['vite.serve.config.ts', 'src', 'node_modules/vite/package.json'],
  makes: '.build/serve/serve.mjs',
  run: () => bin('vite', 'build', '--config', 'vite.serve.config.ts', '--logLevel', 'warn'),
}

/** The time of the newest file at or below the path; 0 where there is none. */
const newest = (path: string): number => {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Runs the steps whose sources changed, for the Node home too where asked. Throws with the tool's own words when one fails. */
export async function build(say: (line: string) => void = () => {}, serve = false): Promise<void> {
  mkdirSync('.build/public', { recursive: true })
  for (const { name, sources, makes, run } of serve ? [...STEPS, SERVE] : STEPS) {
    const absent = sources.find((source) => !existsSync(source))
    if (absent) {
      say(`跳过${name}：还没有 ${absent}`)
      continue
    }
    if (existsSync(makes) && statSync(makes).mtimeMs >= Math.max(...sources.map(newest))) continue
    const started = Date.now()
    await run()
    const now = new Date()
    utimesSync(makes, now, now)
    say(`已生成${name}（${((Date.now() - started) / 1000).toFixed(1)} 秒）`)
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await build(console.log, process.argv.includes('serve'))
