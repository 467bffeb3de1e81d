import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { takenOn, writeTable } from './measured-tables.ts'
import type { BenchRow } from './told-row.ts'

/*
 * npm run bench: every benchmark, one after the other, each in a process of its own so that none warms or burdens another,
 * and their one table into docs/bench.md. `-- checker sizes` runs some by name and prints only; `--all` lets the library grow to
 * 100,000 passages.
 */

const PAGE = 'docs/bench.md'
const BENCHES: readonly (readonly [name: string, title: string])[] = [
  ['checker', '数字核对'],
  ['retrieval', '范文检索'],
  ['library-scale', '范文库增长'],
  ['overhead', '起草'],
  ['throughput', '一个核的吞吐'],
  ['sizes', '大小与启动'],
]

const names = BENCHES.map(([name]) => name)
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const unknown = asked.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`没有这项测量：${unknown.join('、')}；可选：${names.join('、')}`)
  process.exit(2)
}

/** Runs one benchmark. Gives its rows, and whether it came to its end. */
async function run(name: string): Promise<{ rows: BenchRow[]; ended: boolean }> {
  const rows: BenchRow[] = []
  const options = process.argv.slice(2).filter((argument) => argument === '--all')
  const child = fork(join(import.meta.dirname, `${name}.ts`), options, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.on('message', (row) => rows.push(row as BenchRow))
  const [code] = (await once(child, 'exit')) as [number | null]
  return { rows, ended: code === 0 && rows.length > 0 }
}

const lines = [`${takenOn()}：`, '', '| | 项目 | 结果 | 同一次测量中相比 |', '| --- | --- | --- | --- |']
const broken: string[] = []
for (const [name, title] of BENCHES) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n## ${title}（${name}）\n`)
  const { rows, ended } = await run(name)
  if (!ended) broken.push(name)
  lines.push(
    ...rows.map(
      ({ what, figure, beside }, at) => `| ${at === 0 ? `**${title}**` : ''} | ${what} | ${figure} | ${beside} |`,
    ),
  )
}
console.log(`\n${lines.join('\n')}`)
if (broken.length > 0) console.error(`\n没有量完：${broken.join('、')}`)
if (asked.length === 0 && broken.length === 0) writeTable('bench', lines, PAGE)
process.exitCode = broken.length === 0 ? 0 : 1
