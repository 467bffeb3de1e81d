import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { nodeHome } from '../durability/homes.ts'
import { tellRow } from './told-row.ts'

/*
 * How large the programs are and how soon they answer:
 *   npm run bench -- sizes            PORT=8884
 */

const PORT = Number(process.env.PORT ?? 8884)
const STARTS = 5
const PUBLIC = '.build/public/build'

const kb = (bytes: number): string => `${Math.round(bytes / 1024).toLocaleString('en')} KB`
const told = (bytes: number, zipped: number): string => `${kb(bytes)}，gzip 后 ${kb(zipped)}`
const least = (values: readonly number[]): number => Math.min(...values)

/** The Worker as it would be sent to Cloudflare. */
function worker(): void {
  const folder = mkdtempSync(join(tmpdir(), 'worker-'))
  const wrangler = 'node_modules/wrangler/bin/wrangler.js'
  const done = spawnSync(process.execPath, [wrangler, 'deploy', '--dry-run', '--minify', '--outdir', folder], {
    encoding: 'utf8',
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: '1' },
  })
  if (done.status !== 0) throw new Error(done.stdout + done.stderr)
  const files = readdirSync(folder).filter((name) => /\.(m?js|wasm|bin|txt|html)$/.test(name))
  const bytes = files.map((name) => readFileSync(join(folder, name)))
  const sum = (of: (one: Buffer) => number) => bytes.reduce((total, one) => total + of(one), 0)
  const zipped = sum((one) => gzipSync(one).length)
  rmSync(folder, { recursive: true })
  tellRow(
    'Cloudflare 上的程序',
    told(
      sum((one) => one.length),
      zipped,
    ),
    `上限 10 MB 的 ${((zipped / 10_485_760) * 100).toFixed(0)}%（付费版）`,
  )
}

/** Scripts of the pages, by what a page needs: its own and what they import. */
function pages(): void {
  const manifest = JSON.parse(readFileSync('.build/public/.vite/manifest.json', 'utf8')) as Record<
    string,
    { readonly file: string; readonly isEntry?: boolean; readonly imports?: readonly string[] }
  >
  const needed = (key: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(key)) return seen
    seen.add(key)
    for (const other of manifest[key]?.imports ?? []) needed(other, seen)
    return seen
  }
  const zipped = (keys: Iterable<string>): number =>
    [...keys]
      .map((key) => manifest[key]!.file)
      .filter((file) => file.endsWith('.js'))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join('.build/public', file))).length, 0)
  const entries = Object.keys(manifest)
    .filter((key) => manifest[key]!.isEntry)
    .map(
      (key) =>
        [
          key
            .split('/')
            .at(-1)!
            .replace(/\.\w+$/, ''),
          zipped(needed(key)),
        ] as const,
    )
    .toSorted(([, a], [, b]) => b - a)
  const scripts = readdirSync(PUBLIC).filter((name) => name.endsWith('.js'))
  const all = scripts.map((name) => readFileSync(join(PUBLIC, name)))
  for (const [name, size] of entries.slice(0, 2)) tellRow(`页面脚本 ${name}（连同它引用的，gzip）`, kb(size))
  tellRow(
    `全部 ${scripts.length} 个页面脚本`,
    told(
      all.reduce((sum, one) => sum + one.length, 0),
      all.reduce((sum, one) => sum + gzipSync(one).length, 0),
    ),
  )
}

/** From the start of the process until it answers, over data that is there. */
async function starting(): Promise<void> {
  const home = nodeHome()
  const times: number[] = []
  for (let n = 0; n <= STARTS; n++) {
    const began = performance.now()
    const service = await home.start(PORT, {})
    times.push(performance.now() - began)
    await service.stop()
  }
  home.clear()
  const bare = Array.from({ length: STARTS }, () => {
    const began = performance.now()
    spawnSync(process.execPath, ['-e', '0'])
    return performance.now() - began
  })
  const [first, ...again] = times as [number, ...number[]]
  const beside = (ms: number) => `空的 Node 进程的 ${(ms / least(bare)).toFixed(0)} 倍`
  tellRow('单机服务的程序（一个文件）', kb(statSync('.build/serve/serve.mjs').size))
  tellRow('单机服务第一次启动（建库、装入范文）到能答复', `${Math.round(first)} 毫秒`, beside(first))
  tellRow('单机服务再次启动到能答复', `${Math.round(least(again))} 毫秒`, beside(least(again)))
}

worker()
pages()
await starting()
