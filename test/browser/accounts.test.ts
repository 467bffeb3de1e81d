import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { totpCode } from '../../src/adapters/totp.ts'
import { browser } from './browser.ts'
import { objections, overflow } from './objections.ts'
import { Office, VIEWS } from './office.ts'
import { type OwnService, startOwnService } from './own-service.ts'

const PASSWORD = 'Yunxi#2026town'
const STEP_MS = 30_000
let service: OwnService
/** The admin at an own window, for as long as the tests last. */
let admin: Office

beforeAll(async () => {
  service = await startOwnService(2, {
    SHUZHUN_SECRET: 'a secret of the tests, of 32 characters or more',
    SHUZHUN_SETUP_CODE: 'QWER-TYUP',
  })
  admin = await open()
})
afterAll(() => service?.stop())

const open = (options: { dark?: boolean; width?: number; height?: number } = {}): Promise<Office> =>
  Office.open(browser, { ...options, service: service.url })
const signIn = async ({ page }: Office, userName: string, password = PASSWORD): Promise<void> => {
  await page.getByLabel('用户名').fill(userName)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
/** A page that still stands may say something else: the next one is waited for. */
const says = ({ page }: Office, words: string) => page.getByRole('alert').filter({ hasText: words }).waitFor()
/** Refused sign-ins are answers of 4xx, which the console tells of; nothing else may be told. */
const faultsOf = ({ faults }: Office) => faults.filter((words) => !/status of (401|403|422|429)/.test(words))

describe('an office that begins', () => {
  it('is set up in one form by whoever has the code', async () => {
    const { page } = admin
    await page.goto('/')
    expect(new URL(page.url()).pathname).toBe('/set-up')
    await page.getByLabel('设置码').fill('QWER-TYUP')
    await page.getByLabel('单位名称').fill('云溪镇人民政府')
    await page.getByLabel('管理员姓名').fill('陈主任')
    await page.getByLabel('管理员用户名').fill('chen')
    await page.getByLabel('密码', { exact: false }).first().fill('12345678')
    await page.getByLabel('再填一次密码').fill('12345678')
    await page.getByRole('button', { name: '完成设置' }).click()
    await says(admin, '至少要用三类')
    expect(await page.getByLabel('单位名称').inputValue()).toBe('云溪镇人民政府')
    await page.locator('input[name="password"]').fill(PASSWORD)
    await page.locator('input[name="again"]').fill(PASSWORD)
    await page.getByRole('button', { name: '完成设置' }).click()
    await page.getByRole('heading', { name: '人员管理' }).waitFor()
    expect(await page.locator('.visitor summary').textContent()).toBe('陈主任管理')
    await page.goto('/drafts')
    await page.getByText('拟稿人员起草以后列在这里').waitFor()
    await page.goto('/admin/users')
  })

  it('takes in a clerk, who makes the passing password an own one and drafts', async () => {
    const { page } = admin
    await page.getByLabel('姓名').fill('李拟稿')
    await page.getByLabel('用户名').fill('li')
    await page.getByRole('button', { name: '新增' }).click()
    const passing = (await page.locator('.office-secret code').textContent())!
    const clerk = await open()
    await clerk.page.goto('/')
    await signIn(clerk, 'li', passing)
    await clerk.page.getByLabel('现在的密码').fill(passing)
    await clerk.page.locator('input[name="wanted"]').fill(PASSWORD)
    await clerk.page.locator('input[name="again"]').fill(PASSWORD)
    await clerk.page.getByRole('button', { name: '修改密码' }).click()
    await clerk.page.getByLabel('报告类型').waitFor()
    expect(await clerk.page.locator('.visitor summary').textContent()).toBe('李拟稿拟稿')
    expect(await clerk.page.getByLabel('发文机关').inputValue()).toBe('云溪镇人民政府')
    await clerk.fillExample('township-quarterly')
    await clerk.draft()
    await clerk.page.locator('.visitor summary').click()
    expect(await clerk.page.getByRole('link', { name: '人员管理' }).count()).toBe(0)
    await clerk.screenshot('accounts-menu')
    await clerk.page.getByRole('button', { name: '退出登录' }).click()
    expect(await clerk.page.getByRole('status').textContent()).toBe('已退出登录。')
    expect(faultsOf(clerk)).toEqual([])
    await clerk.close()
  })

  it('shows an auditor a draft to read, and nothing to press that would be refused', async () => {
    const { page } = admin
    await page.goto('/admin/users')
    await page.getByLabel('姓名').fill('吴审计')
    await page.getByLabel('用户名').fill('wu')
    await page.getByLabel('拟稿').uncheck()
    await page.getByLabel('审计').check()
    await page.getByRole('button', { name: '新增' }).click()
    const passing = (await page.locator('.office-secret code').textContent())!
    const auditor = await open()
    const { page: read } = auditor
    await read.goto('/drafts')
    await signIn(auditor, 'wu', passing)
    await read.getByLabel('现在的密码').fill(passing)
    await read.locator('input[name="wanted"]').fill(PASSWORD)
    await read.locator('input[name="again"]').fill(PASSWORD)
    await read.getByRole('button', { name: '修改密码' }).click()
    const refused: string[] = []
    read.on('response', (answer) => answer.status() === 403 && refused.push(answer.url()))
    await read.locator('.plain tbody a').first().click()
    await read.locator('.verdict').waitFor()
    expect(await read.locator('.cm-content').getAttribute('contenteditable')).toBe('false')
    expect(await read.locator('.save-line').textContent()).toContain('只能查看')
    for (const name of [/重写/, /修改数据/, /保留/, /采用建议/, /插入/])
      expect(await read.getByRole('button', { name }).count(), String(name)).toBe(0)
    expect(await objections(read)).toEqual([])
    await auditor.screenshot('accounts-auditor')
    await read.getByRole('link', { name: '经过与对照' }).click()
    await read.getByRole('heading', { name: '写成以后还没有改动过' }).waitFor()
    await auditor.screenshot('accounts-auditor-history')
    await read.goto('/samples')
    await read.getByText('还没有范文').waitFor()
    expect(await read.locator('input[type=file]').count()).toBe(0)
    expect(refused).toEqual([])
    expect(faultsOf(auditor)).toEqual([])
    await auditor.close()
  })
})

describe('somebody who signs in', () => {
  it('is told of a wrong password, and of the pause after five', async () => {
    const office = await open()
    await office.page.goto('/samples')
    for (const left of [4, 3, 2, 1]) {
      await signIn(office, 'nobody', 'Wrong#2026')
      await says(office, `用户名或密码不正确，还可以再试 ${left} 次`)
    }
    await signIn(office, 'nobody', 'Wrong#2026')
    await says(office, '用户名或密码不正确，已连续失败 5 次，请 10 分钟后再试')
    await signIn(office, 'nobody')
    await says(office, '连续失败次数过多，已暂停登录，请 10 分钟后再试')
    await office.screenshot('accounts-locked')
    await signIn(office, 'li')
    await office.page.getByRole('heading', { name: '范文' }).first().waitFor()
    expect(new URL(office.page.url()).pathname).toBe('/samples')
    await office.close()
  })

  it('enrols an app, and is asked for its code from then on', async () => {
    const office = await open()
    const { page } = office
    await page.goto('/account')
    await signIn(office, 'li')
    await page.getByRole('link', { name: '启用动态码' }).click()
    await page.getByRole('button', { name: '开始' }).click()
    const secret = (await page.locator('.office-steps code').textContent())!.replaceAll(' ', '')
    await expect.poll(() => page.locator('.office-qr svg').boundingBox()).toMatchObject({ width: 180 })
    await office.screenshot('accounts-enrol')
    expect(await objections(page)).toEqual([])
    const step = Math.floor(Date.now() / STEP_MS)
    await page.getByLabel('六位数字').fill(totpCode(secret, step))
    await page.getByRole('button', { name: '启用' }).click()
    await page.locator('.office-codes li').first().waitFor()
    expect(await page.locator('.office-codes li').count()).toBe(10)
    const [recovery] = await page.locator('.office-codes code').allTextContents()
    await office.screenshot('accounts-codes')
    await page.getByRole('link', { name: '已经保存' }).click()
    await page.locator('.visitor summary').click()
    await page.getByRole('button', { name: '退出登录' }).click()

    await page.goto('/drafts')
    await signIn(office, 'li')
    await page.getByRole('heading', { name: '输入动态码' }).waitFor()
    await page.getByLabel('动态码', { exact: false }).fill('000000')
    await page.getByRole('button', { name: '继续' }).click()
    await says(office, '动态码或恢复码不正确')
    // The next step's code is good already, and was not used to enrol.
    await page.getByLabel('动态码', { exact: false }).fill(totpCode(secret, step + 1))
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('heading', { name: '稿件' }).waitFor()
    expect(recovery).toMatch(/^[\w]{5}-[\w]{5}$/)
    expect(faultsOf(office)).toEqual([])
    await office.close()
  })

  it('is sent to sign in again where the session has ended, and back', async () => {
    const office = await open()
    const { page } = office
    await page.goto('/')
    await signIn(office, 'chen')
    await page.getByRole('heading', { name: '稿件' }).waitFor()
    const cookies = await office.context.cookies()
    expect(cookies).toMatchObject([{ name: 'shuzhun', httpOnly: true, sameSite: 'Lax' }])
    await admin.page.goto('/account')
    await admin.page.getByRole('button', { name: '在全部设备上退出' }).click()
    await page.goto('/drafts')
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/sign-in?next=%2Fdrafts')
    await signIn(office, 'chen')
    await page.getByRole('heading', { name: '稿件' }).waitFor()
    await office.close()
  })
})

describe.each(VIEWS)('pages of accounts, $name', ({ name, options }) => {
  it('have nothing against them and fit the window', async () => {
    const office = await open(options)
    const { page } = office
    const look = async (what: string) => {
      await office.screenshot(`accounts-${what}-${name}`)
      expect(await objections(page), what).toEqual([])
      expect(await overflow(page), what).toBe(0)
    }
    await page.goto('/sign-in')
    await look('sign-in')
    await signIn(office, 'chen', 'Wrong#2026')
    await page.getByRole('alert').waitFor()
    await look('wrong')
    await signIn(office, 'chen')
    await page.getByRole('heading', { name: '稿件' }).waitFor()
    for (const path of ['account', 'account/password', 'account/second-factor', 'admin/users', 'admin/organisation']) {
      await page.goto(`/${path}`)
      await look(path.replace('/', '-'))
    }
    await page.goto('/admin/users')
    await page.getByRole('link', { name: '李拟稿' }).click()
    await page.getByRole('heading', { name: '李拟稿' }).waitFor()
    await page.locator('.visitor summary').click()
    await look('user')
    expect(faultsOf(office)).toEqual([])
    await office.close()
  })
})
