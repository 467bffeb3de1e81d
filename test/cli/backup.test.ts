import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { D1Samples } from '../../src/adapters/d1-samples.ts'
import { migrate, openSqlite } from '../../src/adapters/node/open-sqlite.ts'
import { SqliteDatabase } from '../../src/adapters/node/sqlite-database.ts'
import { takeInSample } from '../../src/pipeline/take-in-sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuzhun-backup-'))
const file = join(folder, 'office.jsonl')
const REPORT = '一、主要工作\n\n全镇组织力量对辖区河道开展拉网式巡查，发现问题及时整改，水质持续向好。'

function run(script: string, data: string, ...args: string[]) {
  const env = { ...process.env, SHUZHUN_DATA: join(folder, data), SHUZHUN_SECRET: 'a secret of this test, long enough' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [`src/cli/${script}.ts`, ...args], {
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

beforeAll(async () => {
  const database = openSqlite(join(folder, 'old', 'shuzhun.db'))
  migrate(database, 'src/adapters/migrations')
  const input = { title: '云溪镇季度报告', reportType: null, year: 2025, source: '旧.txt', text: REPORT }
  await new D1Samples(new SqliteDatabase(database)).saveAll('yunxi', [await takeInSample(input, new Date())])
  database.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

it('moves an office from one machine to another', () => {
  expect(run('backup', 'old', 'yunxi', file)).toMatchObject({ status: 0, stdout: expect.stringContaining('已备份') })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(run('restore', 'new', file)).toMatchObject({ status: 0, stdout: expect.stringContaining('核验无误') })
  const again = join(folder, 'again.jsonl')
  expect(run('backup', 'new', 'yunxi', again).status).toBe(0)
  const samples = (path: string) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.includes('云溪镇'))
  expect(samples(again)).toEqual(samples(file))
  expect(samples(file).length).toBeGreaterThan(0)
})

it('says in one line what is in the way, and fails', () => {
  const cut = join(folder, 'cut.jsonl')
  writeFileSync(cut, readFileSync(file).subarray(0, 1500))
  for (const [script, data, args, words] of [
    ['backup', 'old', ['yunxi', file], '已经存在'],
    [
      'backup',
      'old',
      ['yunxj', join(folder, 'x.jsonl')],
      '没有单位“yunxj”的内容，没有写备份文件。这里的单位编号有：yunxi',
    ],
    ['restore', 'new', [file], '这里已有单位'],
    ['restore', 'third', [cut], '备份文件已损坏'],
    ['restore', 'third', [join(folder, 'none')], '没有'],
  ] as const) {
    const done = run(script, data, ...args)
    expect(done.status).toBe(1)
    expect(done.stderr.trim().split('\n')).toEqual([expect.stringContaining(words)])
  }
  expect(run('restore', 'third').status).toBe(2)
})
