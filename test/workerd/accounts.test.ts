import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { totpCode } from '../../src/adapters/totp.ts'
import {
  addPerson,
  ask,
  DEPLOYMENT,
  foundOrganisation,
  PASSWORD,
  Person,
  SET_UP_CODE,
  saidOn,
  sentTo,
} from './person.ts'

const MINUTE = 60_000
/** Lets so much time pass on the service's clock. */
const pass = (milliseconds: number): void => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds })
}
afterEach(() => vi.useRealTimers())

const SET_UP = {
  code: SET_UP_CODE,
  organisation: '云溪镇人民政府',
  name: '陈主任',
  userName: 'chen',
  password: PASSWORD,
  again: PASSWORD,
}

describe('first run', () => {
  it('leads to set-up, and admits nobody without the code', async () => {
    const person = new Person()
    expect(sentTo(await person.ask('/'))).toBe('/sign-in?next=%2F')
    expect(sentTo(await person.ask('/sign-in'))).toBe('/set-up')
    expect((await person.ask('/v1/drafts')).status).toBe(401)
    const refused = await person.send('/set-up', { ...SET_UP, code: 'AAAA-BBBB-CCCC' })
    expect(refused.status).toBe(401)
    expect(await saidOn(refused)).toContain('设置码不正确')
    expect(person.cookies.size).toBe(0)
  })

  it('says all that is wrong with a password, and keeps what was filled in', async () => {
    const weak = await new Person().send('/set-up', { ...SET_UP, password: 'chen123', again: 'chen123' })
    expect(weak.status).toBe(422)
    const html = await weak.text()
    for (const words of ['只有 7 位', '只用了两类', '含有用户名', '云溪镇人民政府']) expect(html).toContain(words)
    const apart = await new Person().send('/set-up', { ...SET_UP, again: 'Other#2026town' })
    expect(await saidOn(apart)).toContain('两次填写的密码不一样')
  })

  it('makes the organisation and its admin, once for a code', async () => {
    const admin = new Person()
    expect(sentTo(await admin.send('/set-up', SET_UP))).toBe('/admin/users')
    expect(await (await admin.ask('/admin/users')).text()).toContain('陈主任')
    const again = await new Person().send('/set-up', { ...SET_UP, userName: 'other' })
    expect(again.status).toBe(403)
    expect(await saidOn(again)).toContain('已经用过')
  })
})

describe('signing in', () => {
  it('opens what the roles allow and keeps the token from scripts and from the database', async () => {
    const admin = new Person()
    const response = await admin.signIn('chen')
    expect(sentTo(response)).toBe('/drafts')
    const cookie = response.headers.get('set-cookie')!
    expect(cookie).toMatch(/^shuzhun=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await admin.ask('/v1/drafts')).status).toBe(200)
    const { results } = await env.DB.prepare('SELECT * FROM sessions').all()
    expect(JSON.stringify(results)).not.toContain(admin.cookies.get('shuzhun'))
  })

  it('binds the cookie to the host and to https where there is https', async () => {
    const admin = new Person('10.1.1.1', 'https://office.test')
    const cookie = (await admin.signIn('chen')).headers.get('set-cookie')!
    expect(cookie).toMatch(/^__Host-shuzhun=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  })

  it('takes the name in any width and case', async () => {
    expect(sentTo(await new Person().signIn(' ＣＨＥＮ '))).toBe('/drafts')
  })

  it('says the same of a wrong password and of a name that nobody has, and keeps the name', async () => {
    const said = []
    for (const name of ['chen', 'nobody']) {
      const response = await new Person('10.1.1.2').signIn(name, 'Wrong#2026town')
      expect(response.status).toBe(401)
      const html = await response.text()
      expect(html).toContain(`value="${name}"`)
      expect(html).not.toContain('Wrong#2026town')
      said.push(/office-trouble"[^>]*>([^<]*)/.exec(html)?.[1])
    }
    expect(said[0]).toBe('用户名或密码不正确，还可以再试 4 次')
    expect(said[1]).toBe(said[0])
  })

  it('pauses after five failures for ten minutes, also for the right password, also for nobody', async () => {
    for (const name of ['chen', 'ghost']) {
      const person = new Person('10.1.1.3')
      // One failure of chen stands from above.
      for (let tries = 0; tries < 5; tries++) await person.signIn(name, 'Wrong#2026town')
      const locked = await person.signIn(name)
      expect(locked.status).toBe(429)
      expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(590)
      expect(await saidOn(locked)).toBe('连续失败次数过多，已暂停登录，请 10 分钟后再试')
    }
    pass(10 * MINUTE + 1000)
    expect(sentTo(await new Person('10.1.1.3').signIn('chen'))).toBe('/drafts')
  })

  it('counts many attempts at once as many', async () => {
    const person = new Person('10.1.1.4')
    const all = await Promise.all(Array.from({ length: 12 }, () => person.signIn('flood', 'Wrong#2026town')))
    expect(all.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(all.filter(({ status }) => status === 429)).toHaveLength(7)
  })

  it('pauses an address that tries many names', async () => {
    const person = new Person('10.1.1.5')
    for (let name = 0; name < 20; name++) expect((await person.signIn(`guess${name}`, 'x')).status).toBe(401)
    expect((await person.signIn('chen')).status).toBe(429)
    expect(sentTo(await new Person('10.1.1.6').signIn('chen'))).toBe('/drafts')
  })

  it('goes on to places of this service alone', async () => {
    for (const next of [
      'https://evil.test/',
      '//evil.test',
      '/\\evil.test',
      'javascript:alert(1)',
      '/\t/evil.test',
      '',
    ]) {
      const response = await new Person().send('/sign-in', { userName: 'chen', password: PASSWORD, next })
      expect(sentTo(response), next).toBe('/')
    }
    const kept = await new Person().send('/sign-in', { userName: 'chen', password: PASSWORD, next: '/samples?q=a' })
    expect(sentTo(kept)).toBe('/samples?q=a')
  })

  it('tells the trail of success and failure', async () => {
    const { results } = await env.DB.prepare('SELECT action, address, reason FROM audit_log ORDER BY seq').all()
    const told = results.map(({ action, address }) => `${action} ${address}`)
    for (const words of ['account.sign-in 10.1.1.1', 'account.sign-in-failed 10.1.1.2', 'account.lock 10.1.1.3'])
      expect(told).toContain(words)
    expect(JSON.stringify(results)).not.toContain('Wrong#2026town')
  })
})

describe('a session', () => {
  it('ends after half an hour of silence, and says so', async () => {
    const admin = new Person()
    await admin.signIn('chen')
    pass(29 * MINUTE)
    expect((await admin.ask('/v1/drafts')).status).toBe(200)
    pass(29 * MINUTE)
    expect((await admin.ask('/v1/drafts')).status).toBe(200)
    pass(31 * MINUTE)
    const ended = await admin.ask('/v1/drafts')
    expect(ended.status).toBe(401)
    expect(ended.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await ended.json()).toMatchObject({ code: 'unauthorised', detail: expect.stringContaining('登录已过期') })
    expect(sentTo(await admin.ask('/samples?k=1'))).toBe('/sign-in?next=%2Fsamples%3Fk%3D1')
  })

  it('is not kept alive by what a page asks of its own accord', async () => {
    const admin = new Person()
    await admin.signIn('chen')
    const waiting = async () => (await admin.ask('/v1/review', { headers: { 'x-by-itself': '1' } })).status
    pass(20 * MINUTE)
    expect(await waiting()).toBe(200)
    pass(11 * MINUTE)
    expect(await waiting()).toBe(401)
  })

  it('ends after twelve hours, however busy', async () => {
    const admin = new Person()
    await admin.signIn('chen')
    for (let quarter = 0; quarter < 47; quarter++) {
      pass(15 * MINUTE)
      expect((await admin.ask('/v1/drafts')).status).toBe(200)
    }
    pass(16 * MINUTE)
    expect((await admin.ask('/v1/drafts')).status).toBe(401)
  })

  it('ends when the person signs out, here or everywhere', async () => {
    const [one, two, three] = [new Person(), new Person(), new Person()]
    for (const person of [one, two, three]) await person.signIn('chen')
    const token = one.cookies.get('shuzhun')!
    expect(sentTo(await one.send('/sign-out', {}))).toBe('/sign-in?said=out')
    expect(one.cookies.size).toBe(0)
    one.cookies.set('shuzhun', token)
    expect((await one.ask('/v1/drafts')).status).toBe(401)
    expect((await two.ask('/v1/drafts')).status).toBe(200)
    await two.send('/sign-out', { deed: 'everywhere' })
    expect((await three.ask('/v1/drafts')).status).toBe(401)
  })

  it('changes nothing at the word of another site', async () => {
    const admin = new Person()
    await admin.signIn('chen')
    const body = { expressions: [{ phrase: '50户一网格' }] }
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
      const refused = await admin.post('/v1/lexicon', body, headers)
      expect(refused.status).toBe(403)
      expect((await admin.send('/sign-out', {}, headers)).status).toBe(403)
      expect((await admin.send('/sign-in', { userName: 'chen', password: PASSWORD }, headers)).status).toBe(403)
    }
    const silent = new Request('http://office.test/v1/lexicon', {
      method: 'POST',
      headers: { cookie: `shuzhun=${admin.cookies.get('shuzhun')}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect((await ask(silent)).status).toBe(403)
    expect((await admin.post('/v1/lexicon', body)).status).toBe(200)
    expect((await admin.ask('/v1/drafts', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200)
  })
})

describe('a second factor', () => {
  const secretOn = (html: string) => /密钥 <code>([A-Z2-7 ]+)<\/code>/.exec(html)![1]!.replaceAll(' ', '')
  const codeOf = (secret: string) => totpCode(secret, Math.floor(Date.now() / 30_000))
  const admin = new Person()
  let secret: string
  let codes: string[]

  it('is enrolled by a code of the app, with a picture drawn here', async () => {
    await admin.signIn('chen')
    const other = new Person()
    await other.signIn('chen')
    await admin.send('/account/second-factor', { deed: 'begin' })
    const html = await (await admin.ask('/account/second-factor')).text()
    expect(html).toContain('<svg')
    expect(html).not.toMatch(/style="|<img/)
    secret = secretOn(html)
    const wrong = await admin.send('/account/second-factor', { deed: 'confirm', said: '000000' })
    expect(wrong.status).toBe(401)
    const before = admin.cookies.get('shuzhun')
    const done = await admin.send('/account/second-factor', { deed: 'confirm', said: codeOf(secret) })
    codes = [...(await done.text()).matchAll(/<li><code>([\w-]+)<\/code>/g)].map((match) => match[1]!)
    expect(codes).toHaveLength(10)
    expect(admin.cookies.get('shuzhun')).not.toBe(before)
    expect((await admin.ask('/v1/drafts')).status).toBe(200)
    expect((await other.ask('/v1/drafts')).status).toBe(401)
    const { results } = await env.DB.prepare("SELECT * FROM users WHERE user_name = 'chen'").all()
    expect(JSON.stringify(results)).not.toContain(secret)
  })

  it('is asked for at sign-in, each code once', async () => {
    const person = new Person()
    await person.signIn('chen')
    expect((await person.ask('/v1/drafts')).status).toBe(401)
    expect(sentTo(await person.ask('/drafts'))).toBe('/sign-in/code?next=%2Fdrafts')
    // The code that enrolled was used up with its step of time.
    const used = await person.send('/sign-in/code', { code: codeOf(secret), next: '/drafts' })
    expect(used.status).toBe(401)
    expect(await saidOn(used)).toContain('还可以再试 4 次')
    pass(31_000)
    const fresh = codeOf(secret)
    expect(sentTo(await person.send('/sign-in/code', { code: fresh, next: '/drafts' }))).toBe('/drafts')
    expect((await person.ask('/v1/drafts')).status).toBe(200)
    const second = new Person()
    await second.signIn('chen')
    expect((await second.send('/sign-in/code', { code: fresh })).status).toBe(401)
  })

  it('gives way to a recovery code, each once', async () => {
    for (const status of [303, 401]) {
      const person = new Person()
      await person.signIn('chen')
      expect((await person.send('/sign-in/code', { code: codes[0]!.toLowerCase() })).status).toBe(status)
    }
  })

  it('pauses after five wrong codes', async () => {
    const person = new Person()
    await person.signIn('chen')
    const statuses = []
    for (let tries = 0; tries < 6; tries++)
      statuses.push((await person.send('/sign-in/code', { code: '000000' })).status)
    expect(statuses.at(-1)).toBe(429)
    pass(11 * MINUTE)
    expect(sentTo(await person.send('/sign-in/code', { code: codes[1]! }))).toBe('/')
  })

  it('is dropped with the password, unless the organisation demands it', async () => {
    pass(40 * MINUTE)
    const person = new Person()
    await person.signIn('chen')
    await person.send('/sign-in/code', { code: codes[2]! })
    const form = { name: '云溪镇人民政府', secondFactor: 'yes' }
    expect(sentTo(await person.send('/admin/organisation', form))).toBe('/admin/organisation?said=kept')
    const refused = await person.send('/account/second-factor', { deed: 'drop', said: PASSWORD })
    expect(refused.status).toBe(403)
    await person.send('/admin/organisation', { name: '云溪镇人民政府' })
    expect((await person.send('/account/second-factor', { deed: 'drop', said: 'wrong' })).status).toBe(401)
    expect(sentTo(await person.send('/account/second-factor', { deed: 'drop', said: PASSWORD }))).toBe(
      '/account?said=dropped',
    )
    const next = new Person()
    expect(sentTo(await next.signIn('chen'))).toBe('/drafts')
    expect((await next.ask('/v1/drafts')).status).toBe(200)
  })
})

describe('the people of an organisation', () => {
  let admin: Person
  const idOf = async (userName: string) =>
    (await env.DB.prepare('SELECT id FROM users WHERE user_name = ?').bind(userName).first<string>('id'))!

  beforeAll(async () => {
    admin = new Person()
    await admin.signIn('chen')
  })

  it('begin with a passing password that opens nothing but its change', async () => {
    const added = await admin.send('/admin/users', { userName: 'li', name: '李拟稿', roles: ['clerk'] })
    const passing = /<code>([\w-]+)<\/code>/.exec(await added.text())![1]!
    const li = new Person()
    await li.signIn('li', passing)
    expect((await li.ask('/v1/drafts')).status).toBe(401)
    expect(sentTo(await li.ask('/drafts'))).toBe('/account/password?next=%2Fdrafts')
    const same = await li.send('/account/password', { present: passing, wanted: passing, again: passing })
    expect(await saidOn(same)).toContain('与现在的密码相同')
    const common = await li.send('/account/password', {
      present: passing,
      wanted: 'Password123!',
      again: 'Password123!',
    })
    expect(await saidOn(common)).toContain('常见密码')
    const changed = await li.send('/account/password', {
      present: passing,
      wanted: PASSWORD,
      again: PASSWORD,
      next: '/drafts',
    })
    expect(sentTo(changed)).toBe('/drafts')
    expect((await li.ask('/v1/drafts')).status).toBe(200)
  })

  it('keep what was filled in where a name is taken', async () => {
    const taken = await admin.send('/admin/users', { userName: 'li', name: '另一个李', roles: ['clerk'] })
    expect(taken.status).toBe(409)
    const html = await taken.text()
    expect(html).toContain('已有人使用')
    expect(html).toContain('value="另一个李"')
  })

  it('see the pages of their roles alone', async () => {
    const li = new Person()
    await li.signIn('li')
    expect((await li.ask('/')).status).toBe(200)
    const refused = await li.ask('/admin/users')
    expect(refused.status).toBe(403)
    // The page that says so comes with its styles and the way on.
    expect(refused.headers.get('content-security-policy')).toMatch(/style-src 'self'/)
    expect(await refused.clone().text()).toContain('href="/drafts"')
    expect(refused.headers.get('content-type')).toContain('text/html')
    expect(await saidOn(refused)).toContain('需要“管理”角色')
    expect(sentTo(await admin.ask('/'))).toBe('/drafts')
    expect(await (await li.ask('/drafts')).text()).not.toContain('/admin/users')
  })

  it('are signed out when their roles change', async () => {
    const li = new Person()
    await li.signIn('li')
    const path = `/admin/users/${await idOf('li')}`
    const changed = await admin.send(path, { deed: 'roles', roles: ['clerk', 'reviewer'] })
    expect(await saidOn(changed)).toContain('须重新登录')
    expect((await li.ask('/v1/drafts')).status).toBe(401)
    await li.signIn('li')
    expect(await (await li.ask('/account')).text()).toContain('拟稿、审核')
  })

  it('are barred and let in again, and get a new password', async () => {
    const path = `/admin/users/${await idOf('li')}`
    const li = new Person('10.1.1.7')
    await li.signIn('li')
    await admin.send(path, { deed: 'disable' })
    expect((await li.ask('/v1/drafts')).status).toBe(401)
    expect(await saidOn(await li.signIn('li'))).toContain('用户名或密码不正确')
    await admin.send(path, { deed: 'enable' })
    expect(sentTo(await li.signIn('li'))).toBe('/drafts')
    const reset = await admin.send(path, { deed: 'password' })
    const passing = /<code>([\w-]+)<\/code>/.exec(await reset.text())![1]!
    expect((await li.ask('/v1/drafts')).status).toBe(401)
    expect(sentTo(await li.signIn('li', passing))).toBe('/drafts')
  })

  it('enrol an app before the work where the admin demands it, and are reset where the phone is lost', async () => {
    const admin = new Person()
    await admin.signIn('chen')
    const wang = await addPerson(admin, 'wang', ['clerk'])
    const path = `/admin/users/${await idOf('wang')}`
    expect(await saidOn(await admin.send(path, { deed: 'demand' }))).toContain('须启用动态码')
    expect((await wang.ask('/v1/drafts')).status).toBe(401)
    await wang.signIn('wang')
    expect((await wang.ask('/v1/drafts')).status).toBe(401)
    expect(sentTo(await wang.ask('/drafts'))).toBe('/account/second-factor?next=%2Fdrafts')
    await wang.send('/account/second-factor', { deed: 'begin' })
    const html = await (await wang.ask('/account/second-factor')).text()
    const secret = /密钥 <code>([A-Z2-7 ]+)<\/code>/.exec(html)![1]!.replaceAll(' ', '')
    const said = totpCode(secret, Math.floor(Date.now() / 30_000))
    await wang.send('/account/second-factor', { deed: 'confirm', said })
    expect((await wang.ask('/v1/drafts')).status).toBe(200)
    await admin.send(path, { deed: 'factor' })
    expect((await wang.ask('/v1/drafts')).status).toBe(401)
    await wang.signIn('wang')
    expect(sentTo(await wang.ask('/drafts'))).toBe('/account/second-factor?next=%2Fdrafts')
  })

  it('keep at least one admin', async () => {
    const path = `/admin/users/${await idOf('chen')}`
    for (const form of [{ deed: 'disable' }, { deed: 'roles', roles: 'clerk' }] as Record<string, string>[]) {
      const refused = await admin.send(path, form)
      expect(refused.status).toBe(409)
      expect(await saidOn(refused)).toContain('唯一的管理员')
    }
  })

  it('are nothing to the admin of another organisation', async () => {
    const other = await foundOrganisation('白岩镇人民政府', 'baiyan')
    const path = `/admin/users/${await idOf('li')}`
    const html = await (await other.ask('/admin/users')).text()
    expect(html).not.toContain('李拟稿')
    expect((await other.ask(path)).status).toBe(404)
    for (const deed of ['roles', 'disable', 'enable', 'password', 'demand', 'release', 'factor'])
      expect((await other.send(path, { deed, roles: ['admin'] })).status, deed).toBe(404)
  })

  it('have their texts shown as text', async () => {
    const refused = await admin.send('/admin/users', { userName: 'x1', name: '<script>alert(1)</script>', roles: [] })
    expect(refused.status).toBe(422)
    expect(await refused.text()).not.toContain('<script>alert')
  })
})

describe('whoever drafted', () => {
  it('does not approve, unless the organisation allows it', async () => {
    const admin = await foundOrganisation('石桥镇人民政府', 'shiqiao')
    const writer = await addPerson(admin, 'shiqiao.li', ['reviewer'])
    const reviewer = await addPerson(admin, 'shiqiao.wang', ['reviewer'])
    const request = {
      drafter: 'template',
      factSheet: {
        reportType: 'township-quarterly',
        organisation: '石桥镇人民政府',
        period: { year: 2026, quarter: 2 },
        facts: [{ id: 'inspectors', label: '出动巡查人员', value: '1204', unit: '人次' }],
      },
    }
    const drafted = async () => (await writer.post('/v1/drafts', request, { prefer: 'wait=20' })).json()
    const first = (await drafted()) as { id: string; status: string }
    expect(first.status).toBe('clean')
    const own = await writer.post(`/v1/drafts/${first.id}/approve`, {})
    expect(own.status).toBe(403)
    expect((await reviewer.post(`/v1/drafts/${first.id}/approve`, {})).status).toBe(200)
    await admin.send('/admin/organisation', { name: '石桥镇人民政府', selfApproval: 'yes' })
    const second = (await drafted()) as { id: string }
    expect((await writer.post(`/v1/drafts/${second.id}/approve`, {})).status).toBe(200)
  })
})

describe('a deployment without a secret', () => {
  const bare = { ...DEPLOYMENT, SHUZHUN_SECRET: '', SHUZHUN_DEMO: '' } as typeof DEPLOYMENT
  const asked = (url: string, headers = {}, bindings = bare) => ask(new Request(url, { headers }), bindings)

  it('answers its own machine alone, and tells others how to set it up', async () => {
    for (const [url, headers] of [
      ['http://office.test/v1/report-types', {}],
      ['http://localhost:8787/', { 'cf-connecting-ip': '10.1.1.9' }],
      ['http://localhost:8787/', { 'x-forwarded-for': '10.1.1.9' }],
    ] as const) {
      const response = await asked(url, headers)
      expect(response.status, url).toBe(503)
      expect(await response.text()).toContain('SHUZHUN_SECRET')
    }
  })

  it('refuses to run with a secret that is none', async () => {
    const response = await asked('http://localhost:8787/', {}, { ...bare, SHUZHUN_SECRET: 'secret' } as typeof bare)
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('太短')
  })
})
