import { readFileSync } from 'node:fs'
import mammoth from 'mammoth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type StubModel, startStubModel } from '../stub-model/server.ts'
import { browser } from './browser.ts'
import { Office } from './office.ts'
import { type OwnService, startOwnService } from './own-service.ts'

/** A model of normal speed takes about 4000 for a section: MODEL_MS=4000 measures that, the test hurries. */
const LATENCY_MS = Number(process.env.MODEL_MS ?? 1000)
/** How long a person looks before doing the next thing. */
const LOOKS_MS = 2000

let stub: StubModel
let service: OwnService

beforeAll(async () => {
  stub = await startStubModel()
  stub.behave({ latencyMs: LATENCY_MS })
  service = await startOwnService(3, { OPENAI_BASE_URL: stub.url, OPENAI_MODEL: 'stub' })
})
afterAll(async () => {
  await service?.stop()
  await stub?.stop()
})

/** A quarter's table as Excel puts it on the clipboard. */
const EXCEL = `<html><body><table>
<tr><td colspan=5>二季度生态环境工作情况表</td></tr>
<tr><td>指标名称</td><td>单位</td><td>本季度</td><td>上年同期</td><td>目标</td></tr>
<tr><td>出动巡查人员</td><td>人次</td><td>1,204</td><td>1075</td><td>1000</td></tr>
<tr><td>发放禁烧倡议书</td><td>份</td><td>6800</td><td>6200</td><td></td></tr>
<tr><td>优良天数比例</td><td>%</td><td>87.9</td><td>84.6</td><td>86.0</td></tr>
<tr><td>排查入河排污口</td><td>个</td><td>36</td><td>41</td><td></td></tr>
<tr><td>清运生活垃圾</td><td>吨</td><td>860</td><td>812</td><td></td></tr>
<tr><td>投入专项资金</td><td>万元</td><td>86.5</td><td></td><td>120</td></tr>
<tr><td colspan=5>注：数据截至6月30日</td></tr></table></body></html>`

it('from an Excel table on the clipboard to an approved .docx in under three minutes', async () => {
  const office = await Office.open(browser, { service: service.url })
  const { page } = office
  const began = Date.now()
  const look = async (done: string) => {
    console.log(`${((Date.now() - began) / 1000).toFixed(1)} s  ${done}`)
    await page.waitForTimeout(LOOKS_MS)
  }
  await page.goto('/')
  await page.getByLabel('在这里粘贴表格或文字').focus()
  await office.paste({ html: EXCEL })
  await page.locator('.grid').waitFor()
  await look('pasted and read')
  await page.getByLabel('发文机关').pressSequentially('云溪镇人民政府', { delay: 150 })
  await page.getByLabel('文字材料').pressSequentially('部分村焚烧现象时有发生\n三季度更换老化污水支管', { delay: 80 })
  await look('unit and notes typed')
  await page.getByRole('button', { name: '起草', exact: true }).click()
  await page.locator('.verdict.is-clean').waitFor({ timeout: 120_000 })
  await look('drafted by the model and checked')
  await page.getByRole('link', { name: '去审核' }).click()
  await page.locator('.verdict').filter({ hasText: '可以批准' }).waitFor()
  await look('open for review')
  await page.keyboard.press('p')
  await page.locator('.overlay').getByRole('button', { name: '批准' }).click()
  await page.locator('.verdict').filter({ hasText: '已批准' }).waitFor()
  await look('approved')
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Word', exact: true }).click()
  const file = await (await waiting).path()
  const seconds = (Date.now() - began) / 1000
  console.log(`${seconds.toFixed(1)} s  .docx downloaded`)
  expect(seconds).toBeLessThan(180)
  const { value } = await mammoth.extractRawText({ buffer: readFileSync(file) })
  expect(value).toContain('1204人次')
  expect(value).not.toContain('草稿')
  expect(office.faults).toEqual([])
  await office.close()
}, 180_000)
