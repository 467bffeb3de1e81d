import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { D1Samples } from '../../src/adapters/d1-samples.ts'
import { type LocalDatabase, passingDatabase } from '../../src/cli/local-database.ts'
import { syncSamples } from '../../src/cli/sync-samples.ts'
import { EMBEDDED } from '../../src/pipeline/ports.ts'

let local: LocalDatabase
const folder = mkdtempSync(join(tmpdir(), 'reports-'))

beforeAll(async () => {
  cpSync('fixtures/reports', folder, { recursive: true })
  local = await passingDatabase()
}, 30_000)
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await local.dispose()
})

it('loads the reports once, and follows the folder afterwards', async () => {
  const all = readdirSync(folder).length
  expect(await syncSamples(local.database, folder)).toContain(`新载入 ${all} 篇`)
  expect(await syncSamples(local.database, folder)).toContain('新载入 0 篇')

  rmSync(join(folder, 'gaoao-2024.md'))
  writeFileSync(
    join(folder, 'new.md'),
    '# 新镇总结\n\n今年以来，新镇扎实推进各项环保工作，环境质量持续改善，现将情况总结如下。\n',
  )
  expect(await syncSamples(local.database, folder)).toContain('新载入 1 篇，移除 1 篇')

  const front = join(folder, 'yunfu-2024.md')
  writeFileSync(
    front,
    readFileSync(front, 'utf8').replace('reportType: township-annual', 'reportType: township-environment'),
  )
  expect(await syncSamples(local.database, folder)).toContain('新载入 1 篇，移除 1 篇')

  const titles = (await new D1Samples(local.database).list(EMBEDDED, { limit: 100 })).samples.map(({ title }) => title)
  expect(titles).toHaveLength(all)
  expect(titles).toContain('新镇总结')
  expect(titles.join()).not.toContain('高坳乡')
}, 30_000)
