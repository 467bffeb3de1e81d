import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Draft } from '../../src/domain/draft.ts'
import { office } from './each-office.ts'
import { flawed, GAP, reread, SHEET, service, write } from './review-desk.ts'

const open = async ({ id }: Draft, page: Page = office.page): Promise<void> => {
  await page.goto(`/review/${id}`)
  await page.locator('.cm-content').waitFor()
}
const verdict = (page: Page = office.page) => page.locator('.verdict strong')
const says = (words: string, page: Page = office.page) => page.locator('.notice').filter({ hasText: words }).waitFor()
const editFrom = async (place: 'Control+Home' | 'Control+End') => {
  await office.page.keyboard.press('e')
  await office.page.keyboard.press(place)
}

describe('the reviewer, by keyboard alone', () => {
  it('finds the riskiest draft, settles twenty figures and signs, in under a minute', async () => {
    const { page } = office
    const draft = await flawed('石泉乡人民政府', 12, 8)
    await page.goto('/review?order=newest')
    await page.locator('.queue tbody a').first().waitFor()
    // Enter alone opens the first.
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/review/${draft.id}`)
    await page.goto('/review?order=newest')
    await page.locator('.queue tbody a').first().waitFor()
    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(`/review/${draft.id}`)
    await office.screenshot('review-1-queue')
    await page.keyboard.press('Enter')
    await page.locator('.current').waitFor()
    expect(await verdict().textContent()).toBe('剩 20 处')
    await office.screenshot('review-2-open')

    const started = Date.now()
    for (let left = 20; left > 8; left--) await page.keyboard.press('a')
    for (let left = 8; left > 0; left--) {
      await page.keyboard.press('d')
      await page.keyboard.press(String((left % 3) + 1))
    }
    await verdict().filter({ hasText: '剩 0 处' }).waitFor()
    await page.keyboard.press('p')
    // Whoever signs sees what was left as it stands.
    expect(await page.locator('.overlay li').count()).toBe(8)
    await page.keyboard.press('Enter')
    await verdict().filter({ hasText: '已批准' }).waitFor()
    const seconds = (Date.now() - started) / 1000
    console.log(`20 figures settled and signed in ${seconds.toFixed(1)} s`)
    expect(seconds).toBeLessThan(60)
    await office.screenshot('review-3-approved')

    const signed = await reread(draft.id)
    expect(signed.status).toBe('approved')
    expect(signed.text).not.toMatch(/13\d\d人次/)
    expect(new Set(signed.dismissals.map(({ reason }) => reason))).toEqual(
      new Set(['口径不同', '正确但未入库', '非数据数字']),
    )
    expect(office.faults).toEqual([])
  })

  it('walks with J, K and F8, wraps with a notice, takes a kind in one go, undoes, gives a reason in words', async () => {
    const { page } = office
    const draft = await flawed('白沙乡人民政府', 3, 3)
    await open(draft)
    const here = () => page.locator('.current q').textContent()
    await page.locator('.current').waitFor()
    expect(await here()).toBe('1301人次')
    await page.keyboard.press('F8')
    await page.keyboard.press('j')
    await page.keyboard.press('Shift+F8')
    await page.waitForFunction(() => document.querySelector('.current q')?.textContent === '1302人次')
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    await says('转到最后一处')
    expect(await here()).toBe('2103只')
    await page.keyboard.press('j')
    await says('回到第一处')

    await page.keyboard.press('Shift+A')
    await verdict().filter({ hasText: '剩 3 处' }).waitFor()
    expect((await reread(draft.id)).version).toBe(draft.version + 1)
    await page.keyboard.press('u')
    await verdict().filter({ hasText: '剩 6 处' }).waitFor()
    expect((await reread(draft.id)).text).toBe(draft.text)

    await page.locator('.index button').filter({ hasText: '2101只' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Shift+D')
    await page.getByText('3 处都保留').waitFor()
    await office.screenshot('review-4-reason')
    await page.keyboard.press('4')
    await page.getByLabel('其他理由').fill('卫健部门另行统计')
    await page.keyboard.press('Enter')
    await verdict().filter({ hasText: '剩 3 处' }).waitFor()
    expect((await reread(draft.id)).dismissals.map(({ reason }) => reason)).toEqual(Array(3).fill('卫健部门另行统计'))

    await page.keyboard.press('p')
    await says('还剩 3 处')
    await page.keyboard.press('?')
    await page.locator('.overlay').getByText('同类问题一并采用建议').waitFor()
    await office.screenshot('review-5-keys')
    await page.keyboard.press('Escape')
    await page.locator('.overlay').waitFor({ state: 'detached' })
    expect(office.faults).toEqual([])
  })

  it('mends words by hand; a dismissal stands while its sentence does, and lapses with it', async () => {
    const { page } = office
    const draft = await flawed('清河镇人民政府', 0, 1)
    await open(draft)
    await page.keyboard.press('d')
    await page.keyboard.press('2')
    await verdict().filter({ hasText: '剩 0 处' }).waitFor()
    await editFrom('Control+Home')
    await page.keyboard.press('End')
    await page.keyboard.type('（送审）')
    await page.keyboard.press('Escape')
    await page.getByText(/已保存 \d/).waitFor()
    await verdict().filter({ hasText: '剩 0 处' }).waitFor()
    expect((await reread(draft.id)).dismissals).toHaveLength(1)
    await editFrom('Control+End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('整')
    await verdict().filter({ hasText: '剩 1 处' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText(/已保存 \d/).waitFor()
    expect((await reread(draft.id)).dismissals).toEqual([])
    expect(office.faults).toEqual([])
  })

  it('saves nothing where what was typed is taken back at once', async () => {
    const { page } = office
    const draft = await flawed('清河镇人民政府', 0, 1)
    await open(draft)
    await editFrom('Control+Home')
    await page.keyboard.type('误')
    await page.getByText('正在保存').waitFor()
    await page.keyboard.press('Backspace')
    await page.getByText(/已保存 \d/).waitFor()
    await page.keyboard.press('Escape')
    // Longer than the moment after the last key in which words are saved.
    await page.waitForTimeout(2000)
    expect(await reread(draft.id)).toMatchObject({ text: draft.text, version: draft.version })
    expect(office.faults).toEqual([])
  })
})

describe('a text with places left to fill in', () => {
  it('is not signed until they are filled in, and the page goes to them', async () => {
    const { page } = office
    const factSheet = { ...SHEET, organisation: '南坪镇人民政府' }
    const draft: Draft = await (await service('POST', '/v1/drafts', { factSheet, drafter: 'template' })).json()
    const scripts: string[] = []
    office.context.on('request', (request) => scripts.push(request.url()))
    const checkers = () => scripts.filter((url) => /\/checker-/.test(url)).length
    await open(draft)
    await verdict().filter({ hasText: '待补文字 1 处' }).waitFor()
    await page.keyboard.press('p')
    await says('还有 1 处待补文字')
    expect(await page.locator('.spot').textContent()).toBe(GAP)
    // Whoever only reads and signs need not wait for the checker's script.
    expect(checkers()).toBe(0)
    await page.keyboard.press('e')
    await page.keyboard.type('个别村巡查不够经常。')
    await page.keyboard.press('Escape')
    await verdict().filter({ hasText: '可以批准' }).waitFor()
    await page.keyboard.press('p')
    await page.locator('.overlay').waitFor()
    await page.keyboard.press('Enter')
    await verdict().filter({ hasText: '已批准' }).waitFor()
    expect((await reread(draft.id)).text).toContain('个别村巡查不够经常。')
    expect(checkers()).toBeGreaterThan(0)
    expect(office.faults).toEqual([])
  })
})

describe('keys of one letter', () => {
  it('can be switched off, for good; F8, Esc and the buttons go on working', async () => {
    const { page } = office
    const draft = await flawed('西岭乡人民政府', 2, 0)
    await open(draft)
    await page.locator('.current').waitFor()
    await page.keyboard.press('?')
    await page.getByLabel(/启用单个字母/).uncheck()
    await page.keyboard.press('Escape')
    await page.locator('.overlay').waitFor({ state: 'detached' })
    await page.reload()
    await page.locator('.current').waitFor()
    expect(await page.locator('kbd.single').first().isVisible()).toBe(false)
    const here = () => page.locator('.current q').textContent()
    const first = await here()
    for (const key of ['j', 'a', '?', 'e', 'Shift+A']) await page.keyboard.press(key)
    await page.keyboard.press('F8')
    await page.waitForFunction((words) => document.querySelector('.current q')?.textContent !== words, first)
    expect((await reread(draft.id)).version).toBe(draft.version)
    await page.getByRole('button', { name: /改为/ }).click()
    await verdict().filter({ hasText: '剩 1 处' }).waitFor()
    await page.getByRole('button', { name: '按键' }).click()
    await page.getByLabel(/启用单个字母/).check()
    await page.keyboard.press('Escape')
    await page.locator('.overlay').waitFor({ state: 'detached' })
    await page.keyboard.press('u')
    await verdict().filter({ hasText: '剩 2 处' }).waitFor()
  })
})

describe('two people at once', () => {
  it('see who has a draft open; the other window only reads until it takes over', async () => {
    const { page } = office
    const draft = await flawed('双桥镇人民政府', 2, 0)
    await open(draft)
    await page.locator('.current').waitFor()
    const second = await office.another()
    await open(draft, second)
    await second.getByText('您在另一个窗口打开着这份稿件').waitFor()
    await office.screenshot('review-6-locked', second)
    await second.keyboard.press('a')
    await says('只能看', second)
    await second.goto('/review?order=newest')
    const row = second.locator('.queue tbody tr').first()
    await row.waitFor()
    expect(await row.textContent()).toContain('演示用户')
    await open(draft, second)
    await second.getByText('您在另一个窗口').waitFor()
    await page.keyboard.press('a')
    await verdict().filter({ hasText: '剩 1 处' }).waitFor()
    await second.keyboard.press('t')
    await second.getByText('您在另一个窗口').waitFor({ state: 'detached' })
    // What was done in the window before stands here without a key pressed in vain.
    await verdict(second).filter({ hasText: '剩 1 处' }).waitFor()
    await says('已取回最新文字', second)
    await second.locator('.current').waitFor()
    await second.keyboard.press('a')
    await verdict(second).filter({ hasText: '可以批准' }).waitFor()
    expect(office.faults).toEqual([])
  })

  it('are not taken for two where one window leaves the draft before the service has answered, and comes back', async () => {
    const { page } = office
    const draft = await flawed('柳河镇人民政府', 2, 0)
    // The service gives the draft to the window; the window is told when it is gone.
    const told = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    await page.route(`**/v1/drafts/${draft.id}/review`, async (route) => {
      const answer = await route.fetch()
      asked.resolve()
      await told.promise
      await route.fulfill({ response: answer }).catch(() => {})
    })
    await open(draft)
    await asked.promise
    await page.goto('/review')
    told.resolve()
    await page.unrouteAll({ behavior: 'wait' })
    const mine = page.waitForResponse((answer) => answer.url().endsWith(`${draft.id}/review`))
    await open(draft)
    expect(await (await mine).json()).toMatchObject({ mine: true })
    await page.keyboard.press('a')
    await verdict().filter({ hasText: '剩 1 处' }).waitFor()
    expect(office.faults).toEqual([])
  })

  it('see in the list of drafts and at the draft itself who reviews it, with the way there', async () => {
    const { page } = office
    const draft = await flawed('东溪镇人民政府', 1, 0)
    await open(draft)
    await page.locator('.current').waitFor()
    const second = await office.another()
    await second.goto('/drafts')
    const row = second.locator('.plain tbody tr').filter({ hasText: '东溪镇' }).first()
    expect(await row.textContent()).toContain('演示用户正在审核')
    await row.locator('a').first().click()
    await second.getByText('演示用户正在审核这份稿件').waitFor()
    await second.getByRole('link', { name: '去审核' }).click()
    await second.waitForURL(`**/review/${draft.id}`)
    expect(office.faults).toEqual([])
  })

  it('have a fix refused with both texts where the sentence has changed meanwhile', async () => {
    const { page } = office
    const draft = await flawed('柳林镇人民政府', 2, 0)
    await open(draft)
    await page.locator('.current').waitFor()
    await write(draft, draft.text.replace('第1片区出动', '第1片区共出动'))
    await page.keyboard.press('a')
    const changed = page.locator('.changed')
    await changed.waitFor()
    expect(await changed.textContent()).toContain('第1片区出动巡查人员1301人次')
    expect(await changed.textContent()).toContain('第1片区共出动巡查人员1301人次')
    await office.screenshot('review-7-changed')
    await says('已取回最新文字')
    expect(await page.locator('.current q').textContent()).toBe('1301人次')
    expect(await page.locator('.spot').textContent()).toBe('1301人次')
    await page.keyboard.press('a')
    await verdict().filter({ hasText: '剩 1 处' }).waitFor()
    expect((await reread(draft.id)).text).toContain('第1片区共出动')
  })

  it('keep what they typed when somebody else saved first', async () => {
    const { page } = office
    const draft = await flawed('东山镇人民政府', 1, 0)
    await open(draft)
    await editFrom('Control+Home')
    await write(draft, `${draft.text}\n同事补写一句。`)
    await page.keyboard.type('甲')
    await page.keyboard.press('Escape')
    await page.getByText('刚被别处改过').waitFor()
    await office.screenshot('review-8-moved-on')
    await page.getByRole('button', { name: '保留我的' }).click()
    await page.getByText(/已保存 \d/).waitFor()
    expect((await reread(draft.id)).text).toMatch(/^甲/)
  })

  it('are told in words when the network is gone, and lose nothing', async () => {
    const { page } = office
    const draft = await flawed('南溪镇人民政府', 2, 0)
    await open(draft)
    await page.locator('.current').waitFor()
    await office.context.setOffline(true)
    await page.keyboard.press('a')
    await says('连不上服务')
    await office.context.setOffline(false)
    await page.keyboard.press('a')
    await verdict().filter({ hasText: '剩 1 处' }).waitFor()
  })
})

describe('the history', () => {
  it('tells each step and compares versions, in one text and side by side, and with the period before', async () => {
    const { page } = office
    const draft = await flawed('北坡乡人民政府', 2, 0)
    await open(draft)
    await page.locator('.current').waitFor()
    await page.keyboard.press('a')
    await verdict().filter({ hasText: '剩 1 处' }).waitFor()
    await page.keyboard.press('h')
    await page.locator('.difference').waitFor()
    const steps = page.locator('.steps li')
    expect(await steps.first().textContent()).toMatch(/采用建议演示用户.*1301人次 1204人次/)
    await page.locator('.difference ins').filter({ hasText: '片区' }).first().waitFor()
    await page.keyboard.press('j')
    expect(await page.locator('.difference .is-here').isVisible()).toBe(true)
    await office.screenshot('review-9-history')
    // On paper: what is compared, the words, who did what and when; no buttons that lead elsewhere.
    await page.emulateMedia({ media: 'print' })
    await page.pdf({ path: '.build/screenshots/print-history.pdf', preferCSSPageSize: true })
    expect(await page.getByText('初稿与现稿', { exact: true }).isVisible()).toBe(true)
    expect(await page.getByText('上期同类报告与现稿').isVisible()).toBe(false)
    expect(await page.getByText('回到稿件').isVisible()).toBe(false)
    expect(await steps.first().isVisible()).toBe(true)
    await page.emulateMedia({ media: null })
    await steps.first().getByRole('button').click()
    await page.getByText('第 3 版与第 4 版').waitFor()
    await page.locator('.difference del').filter({ hasText: '1301' }).waitFor()
    await page.getByRole('button', { name: '左右并排' }).click()
    expect(await page.locator('.beside .is-changed').count()).toBe(1)
    await page.getByRole('button', { name: '上期同类报告与现稿' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('2026年第一季度')
    const factSheet = {
      ...SHEET,
      organisation: '北坡乡人民政府',
      period: { year: 2026, quarter: 1 },
      facts: SHEET.facts.map((fact) => ({ ...fact, value: `${Number(fact.value) - 99}` })),
    }
    await service('POST', '/v1/drafts', { factSheet, drafter: 'template' })
    await page.getByRole('button', { name: '初稿与现稿' }).click()
    await page.getByRole('button', { name: '上期同类报告与现稿' }).click()
    await page.locator('.beside del').filter({ hasText: '1105' }).first().waitFor()
    await office.screenshot('review-10-last-period')
    await page.keyboard.press('Escape')
    await page.locator('.cm-content').waitFor()
    // The one refusal that was asked for stands in the console.
    expect(office.faults.filter((fault) => !fault.includes('404'))).toEqual([])
  })
})

describe('hostile words', () => {
  it('run neither in the queue nor under review nor in the history', async () => {
    const { page } = office
    const payload = '<img src=x onerror="window.hit=true"></script><script>window.hit=true</script>'
    const draft = await flawed(payload, 1, 1)
    await write(draft, `${draft.text}\n${payload}`)
    for (const [path, ready] of [
      ['/review?order=newest', '.queue tbody a'],
      [`/review/${draft.id}`, '.current'],
      [`/review/${draft.id}/history`, '.difference .is-here'],
    ] as const) {
      await page.goto(path)
      await page.locator(ready).first().waitFor()
      expect(await page.evaluate(() => 'hit' in window)).toBe(false)
    }
    expect(office.faults).toEqual([])
  })
})
