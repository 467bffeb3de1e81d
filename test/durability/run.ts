import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { takenOn, writeTable } from '../bench/measured-tables.ts'
import { isFine, type Tally } from './tally.ts'

/*
 * Everything that may go wrong, done to the running service, in one command:
 *   npm run test:faults                          all of it, a quarter of an hour, and the table into docs/proof.md
 *   npm run test:faults -- kills one-key         some of it, printed only
 * Ends with an error where a draft or a message was lost, or made twice.
 */

const PAGE = 'docs/proof.md'
const KINDS: readonly (readonly [title: string, scripts: readonly string[]])[] = [
  ['断电', ['kills', 'two-processes']],
  ['模型', ['model-faults']],
  ['数据库', ['database-faults', 'postgres-restarts']],
  ['时钟', ['clock-jumps']],
  ['重复', ['one-key', 'same-alarm']],
  ['回调', ['webhook-kills', 'lost-webhooks']],
]

const known = KINDS.flatMap(([, scripts]) => scripts)
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const unknown = asked.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`没有这一项：${unknown.join('、')}；可选：${known.join('、')}`)
  process.exit(2)
}

/** Runs one script in a process of its own. Gives its tallies, and whether it came to its end. */
async function run(script: string): Promise<{ tallies: Tally[]; ended: boolean }> {
  console.log(`\n## ${script}`)
  const tallies: Tally[] = []
  const child = fork(join(import.meta.dirname, `${script}.ts`), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.on('message', (tally) => tallies.push(tally as Tally))
  const [code] = (await once(child, 'exit')) as [number | null]
  return { tallies, ended: code === 0 && tallies.length > 0 }
}

const row = (
  title: string,
  { how, home, unit, accepted, ended, lost, doubled, refused = 0, note = '' }: Tally,
): string =>
  `| ${title} | ${how} | ${home} | ${accepted} ${unit} | ${ended} | ${lost} | ${doubled} | ${refused || ''} | ${note} |`

const machine = takenOn()
const rows: string[] = []
const all: Tally[] = []
const broken: string[] = []
for (const [title, scripts] of KINDS)
  for (const script of scripts) {
    if (asked.length > 0 && !asked.includes(script)) continue
    const { tallies, ended } = await run(script)
    if (!ended) broken.push(script)
    all.push(...tallies)
    rows.push(...tallies.map((tally) => row(title, tally)))
  }

const sum = (unit: Tally['unit'], field: 'accepted' | 'ended' | 'lost' | 'doubled'): number =>
  all.filter((tally) => tally.unit === unit).reduce((total, tally) => total + tally[field], 0)
const total = (unit: Tally['unit']): string =>
  `| **合计** | | | **${sum(unit, 'accepted')} ${unit}** | **${sum(unit, 'ended')}** | **${sum(unit, 'lost')}** | **${sum(unit, 'doubled')}** | | |`
const lines = [
  `${machine}：`,
  '',
  '| 类别 | 怎样弄坏 | 部署 | 受理 | 了结 | 丢失 | 重复 | 拒收 | 说明 |',
  '| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | --- |',
  ...rows,
  total('份稿件'),
  total('条消息'),
]
console.log(`\n${lines.join('\n')}`)
if (broken.length > 0) console.error(`\n没有通过：${broken.join('、')}`)
if (asked.length === 0 && broken.length === 0) writeTable('faults', lines, PAGE)
process.exitCode = broken.length === 0 && all.every(isFine) ? 0 : 1
