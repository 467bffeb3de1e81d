import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Draft } from '../../src/domain/draft.ts'
import type { HistoryEntry } from '../../src/domain/history.ts'
import { type StubModel, startStubModel } from '../stub-model/server.ts'
import { browser } from './browser.ts'
import { Office } from './office.ts'
import { type OwnService, startOwnService } from './own-service.ts'

/** As long as a small model on an office's own server takes for a section. */
const LATENCY_MS = 1000

let office: Office
let stub: StubModel
let service: OwnService

beforeAll(async () => {
  stub = await startStubModel()
  service = await startOwnService(1, { OPENAI_BASE_URL: stub.url, OPENAI_MODEL: 'stub' })
})
afterAll(async () => {
  await service?.stop()
  await stub?.stop()
})
beforeEach(async () => {
  stub.behave({ latencyMs: LATENCY_MS })
  office = await Office.open(browser, { service: service.url })
})
afterEach(() => office.close())

const begin = async () => {
  await office.fillExample('district-quarterly')
  await office.page.getByRole('button', { name: '起草', exact: true }).click()
  await office.page.locator('.run-list li.is-done').first().waitFor()
}
/** What the page says of the progress at one moment. */
const progress = () =>
  office.page.locator('.run').evaluate((run) => ({
    done: run.querySelectorAll('.run-list .is-done').length,
    all: run.querySelectorAll('.run-list li').length,
    bar: run.querySelector('progress')!.value,
    said: run.querySelector('.run-now')!.textContent,
  }))
const idOf = (url: string) => url.split('/').at(-1)!
const fromService = async <T>(path: string): Promise<T> => (await office.context.request.get(path)).json()

describe('a draft by a slow model', () => {
  it('shows sections as they come, several at a time, and says how far it is', async () => {
    const { page } = office
    stub.behave({ latencyMs: LATENCY_MS, paceMs: 100 })
    await office.fillExample('district-quarterly')
    await page.getByRole('button', { name: '起草', exact: true }).click()
    await page.locator('.run-list li.is-writing').nth(2).waitFor()
    const seen = await progress()
    expect(seen.bar).toBe(seen.done)
    expect(seen.said).toContain(`${seen.done} / ${seen.all}`)
    expect(seen.done).toBeLessThan(seen.all)
    expect(page.url()).toMatch(/\/drafts\/\w+$/)
    await office.screenshot('6-slow-model-running')
    await page.locator('.cm-content').waitFor({ timeout: 60_000 })
    await page.locator('.verdict.is-clean').waitFor()
    expect(office.faults).toEqual([])
  })

  it('tells which sections are being repaired, and for which time', async () => {
    const { page } = office
    stub.behave({ latencyMs: LATENCY_MS, mistakes: ['wrong-digit'] })
    await office.fillExample('district-quarterly')
    await page.getByRole('button', { name: '起草', exact: true }).click()
    await page.locator('.run-list').getByText('正在修正第 1 次').first().waitFor()
    expect(await page.locator('.run-now').textContent()).toMatch(/\d 部分正在修正/)
    await office.screenshot('6-slow-model-repairing')
    await page.locator('.verdict.is-clean').waitFor({ timeout: 60_000 })
    expect(office.faults).toEqual([])
  })

  it('goes on over a reload in the middle, and tells how long it has taken since it was begun', async () => {
    const { page } = office
    stub.behave({ latencyMs: LATENCY_MS, paceMs: 150 })
    await office.fillExample('district-quarterly')
    await page.getByRole('button', { name: '起草', exact: true }).click()
    await page.getByText('已用 3 秒').waitFor()
    await page.reload()
    await page.locator('.run-list li').first().waitFor()
    expect(await page.getByText(/已用 \d+ 秒/).textContent()).not.toMatch(/已用 [01] 秒/)
    await page.locator('.cm-content').waitFor({ timeout: 60_000 })
    await page.locator('.verdict.is-clean').waitFor()
    expect(office.faults).toEqual([])
  })

  it('stops when it is called off, keeps what was written, and lets the facts be used again', async () => {
    const { page } = office
    await begin()
    await page.getByRole('button', { name: '取消起草' }).click()
    await page.getByRole('alert').filter({ hasText: '已取消' }).waitFor()
    const asked = stub.received.length
    const draft = await fromService<Draft>(`/v1/drafts/${idOf(page.url())}`)
    expect(draft).toMatchObject({ status: 'failed', reason: '已取消' })
    expect(draft.sections.length).toBeGreaterThan(0)
    expect(await page.locator('.ended .paper').textContent()).toContain(draft.text.split('\n').at(-1)!.trim())
    await office.screenshot('7-cancelled')
    await page.waitForTimeout(2 * LATENCY_MS)
    expect(stub.received.length).toBe(asked)
    await page.reload()
    await page.getByRole('alert').filter({ hasText: '已取消' }).waitFor()
    await page.getByRole('button', { name: '回到填报页' }).click()
    await page.locator('.grid').waitFor()
    expect((await office.rows()).length).toBe(draft.factSheet.facts.length)
    expect(office.faults).toEqual([])
  })
})

describe('a section', () => {
  it('is left as it was where the redraft is called off', async () => {
    const { page } = office
    stub.behave({})
    await office.fillExample('township-quarterly')
    await office.draft()
    await page.locator('.verdict.is-clean').waitFor()
    const before = await page.locator('.cm-line').allTextContents()
    const { version } = await fromService<Draft>(`/v1/drafts/${idOf(page.url())}`)
    stub.behave({ latencyMs: 20 * LATENCY_MS })
    const item = page.locator('.sections li').filter({ hasText: '模型起草' }).first()
    await item.getByRole('button', { name: /^重写/ }).click()
    await page.keyboard.press('Enter')
    await item.getByRole('button', { name: '取消重写' }).click()
    await item.getByText('已取消重写').waitFor()
    expect(await page.locator('.cm-line').allTextContents()).toEqual(before)
    expect((await fromService<Draft>(`/v1/drafts/${idOf(page.url())}`)).version).toBe(version)
    // Whatever came late is not taken over either, and the text can be written on.
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('可再改')
    await page.getByText(/已保存 \d/).waitFor()
  })

  it('is waited for as long as the service is at it', async () => {
    const { page } = office
    stub.behave({})
    await office.fillExample('living-environment')
    await office.draft()
    await page.locator('.verdict.is-clean').waitFor()
    const id = idOf(page.url())
    let asked = 0
    await page.route('**/redraft', async (request) => {
      if (++asked > 1) return request.continue()
      const draft = await fromService<Draft>(`/v1/drafts/${id}`)
      await request.fulfill({ status: 202, json: draft })
    })
    const item = page.locator('.sections li').filter({ hasText: '模型起草' }).first()
    await item.getByRole('button', { name: /^重写/ }).click()
    await page.keyboard.press('Enter')
    await item.getByText(/已重写|没有变化/).waitFor()
    expect(asked).toBe(2)
    expect((await fromService<Draft>(`/v1/drafts/${id}`)).version).toBeGreaterThan(1)
    expect(office.faults).toEqual([])
  })

  it('is written again as asked, and taken back', async () => {
    const { page } = office
    stub.behave({})
    await office.fillExample('township-quarterly')
    await office.draft()
    await page.locator('.verdict.is-clean').waitFor()
    const text = () => page.locator('.cm-line').allTextContents()
    await page.locator('.cm-line.line-body').nth(2).click()
    await page.keyboard.press('Home')
    await page.keyboard.type('这一句由人加上。')
    const edited = await text()
    await page.getByText(/已保存 \d/).waitFor()
    stub.behave({ latencyMs: LATENCY_MS })
    const item = page.locator('.sections li').filter({ hasText: '人工改过' })
    await item.getByRole('button', { name: /^重写/ }).click()
    await item.getByLabel(/写作要求/).fill('先写成效')
    await page.keyboard.press('Enter')
    await page.getByText(/正在重写并核对/).waitFor()
    await office.screenshot('8-redrafting')
    await page.getByText('已重写').waitFor()
    expect((await text()).join('')).not.toContain('这一句由人加上')
    expect(stub.received.some(({ raw }) => raw.includes('先写成效'))).toBe(true)
    await page.locator('.verdict.is-clean').waitFor()
    await office.screenshot('9-redrafted')
    await page.getByRole('button', { name: '撤销重写' }).click()
    await page.getByText('这一句由人加上').waitFor()
    expect(await text()).toEqual(edited)
    const { history } = await fromService<{ history: HistoryEntry[] }>(`/v1/drafts/${idOf(page.url())}/history`)
    const steps = history.slice(-2)
    expect(steps.map(({ action }) => action)).toEqual(['redraft', 'undo'])
    expect(steps[0]!.why).toBe('先写成效')
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('可再改')
    await page.getByText(/已保存 \d/).waitFor()
    expect(office.faults).toEqual([])
  })
})
