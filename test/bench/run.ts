import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/*
 * npm run bench: every benchmark that prints a table, one after the other, each in a process of its own so that none
 * warms or burdens another. `npm run bench checker` runs one by name.
 */

const BENCHES: readonly { readonly name: string; readonly title: string }[] = [{ name: 'checker', title: '数字核对' }]

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !BENCHES.some((bench) => bench.name === name))
if (unknown.length > 0) {
  console.error(`没有这项测量：${unknown.join('、')}；可选：${BENCHES.map(({ name }) => name).join('、')}`)
  process.exit(1)
}
let failed = 0
for (const { name, title } of BENCHES) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`## ${title}\n`)
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`)], { stdio: 'inherit' })
  console.log('')
  if (status !== 0) failed++
}
process.exit(failed === 0 ? 0 : 1)
