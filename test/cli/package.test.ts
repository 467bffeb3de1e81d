import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { D1Samples } from '../../src/adapters/d1-samples.ts'
import { migrate, openSqlite } from '../../src/adapters/node/open-sqlite.ts'
import { SqliteDatabase } from '../../src/adapters/node/sqlite-database.ts'
import { takeInSample } from '../../src/pipeline/take-in-sample.ts'

/* The package as a machine without sources and without a network gets it. */

const folder = mkdtempSync(join(tmpdir(), 'shuzhun-package-'))
const program = join(folder, 'shuzhun')

function run(cwd: string, command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}
/** A script of the package, in the folder where it was unpacked. */
const script = (name: string, ...args: string[]) => run(program, process.execPath, `.build/tools/${name}.mjs`, ...args)

beforeAll(() => {
  const packed = run('.', process.execPath, 'src/cli/package.ts')
  const archive = /\S+\.tgz/.exec(packed.said)?.[0]
  if (!archive) throw new Error(packed.said)
  expect(run('.', 'tar', '-xzf', archive, '-C', folder).status).toBe(0)
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true }))

it('backs up and restores where nothing but the package is', async () => {
  const database = openSqlite(join(program, 'data/shuzhun.db'))
  migrate(database, 'src/adapters/migrations')
  const text = '一、主要工作\n\n全镇组织力量对辖区河道开展拉网式巡查，发现问题及时整改，水质持续向好。'
  const input = { title: '云溪镇季度报告', reportType: null, year: 2025, source: '旧.txt', text }
  await new D1Samples(new SqliteDatabase(database)).saveAll('yunxi', [await takeInSample(input, new Date())])
  database.close()
  expect(script('backup', 'yunxi', '../yunxi.jsonl')).toMatchObject({
    status: 0,
    said: expect.stringContaining('已备份'),
  })
  rmSync(join(program, 'data'), { recursive: true })
  expect(script('restore', '../yunxi.jsonl')).toMatchObject({ status: 0, said: expect.stringContaining('核验无误') })
})

it('brings every page that its handbook names', () => {
  const handbook = readFileSync(join(program, 'README.md'), 'utf8')
  const named = [...handbook.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path!)
  expect(named).toContain('docs/backup.md')
  expect(named.filter((path) => !existsSync(join(dirname(join(program, 'README.md')), path)))).toEqual([])
})

it('has no setting in the example that would move the data of the systemd unit', () => {
  expect(readFileSync(join(program, '.env.example'), 'utf8')).not.toMatch(/^SHUZHUN_DATA=/m)
  expect(readFileSync(join(program, 'deploy/shuzhun.service'), 'utf8')).toMatch(/^Environment=SHUZHUN_DATA=/m)
})
