import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { foundOrganisation, Person, saidOn, sentTo } from './person.ts'
import { SignOnServers } from './sign-on-servers.ts'

const servers = new SignOnServers()
let admin: Person

beforeAll(async () => {
  servers.enable()
  admin = await foundOrganisation('云溪镇人民政府', 'chen')
})
afterAll(() => servers.disable())
beforeEach(() => {
  servers.fault = 'none'
  servers.claims = { sub: 'u-17', preferred_username: 'wang', name: '王审核', roles: ['审批人'] }
  servers.casAttributes = '<cas:name>赵拟稿</cas:name>'
})

const begin = async (person: Person, kind: string, next = '/drafts?status=clean'): Promise<string> =>
  sentTo(await person.ask(`/sign-in/with/${kind}?${new URLSearchParams({ next })}`))!
const rolesOf = async (userName: string) =>
  env.DB.prepare('SELECT roles FROM users WHERE user_name = ?').bind(userName).first<string>('roles')
/** The way back from another site. */
const back = (person: Person, address: string) => person.ask(address, { headers: { 'sec-fetch-site': 'cross-site' } })

describe('OpenID Connect', () => {
  it('stands on the sign-in page and sends the browser with PKCE, state and nonce', async () => {
    const person = new Person()
    expect(await (await person.ask('/sign-in')).text()).toContain('href="/sign-in/with/oidc?next=%2F"')
    const address = new URL(await begin(person, 'oidc'))
    expect(address.origin + address.pathname).toBe('https://idp.test/authorize')
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(address.searchParams.get(name)?.length).toBeGreaterThan(40)
    expect(address.searchParams.get('redirect_uri')).toBe('http://office.test/sign-in/return')
  })

  it('signs in whom the provider vouches for, with the role of the claim, at a clean address', async () => {
    const person = new Person()
    const returned = servers.approve(await begin(person, 'oidc'))
    expect(sentTo(await back(person, returned))).toBe('/drafts?status=clean')
    expect((await person.ask('/v1/drafts')).status).toBe(200)
    expect(await (await person.ask('/account')).text()).toContain('王审核')
    expect(await rolesOf('wang')).toBe('["reviewer"]')
    expect([...person.cookies.keys()]).toEqual(['shuzhun'])
  })

  it('takes what it brought once, in the browser that was sent alone', async () => {
    const person = new Person()
    const returned = servers.approve(await begin(person, 'oidc'))
    expect(sentTo(await back(new Person(), returned))).toBe('/sign-in?failed=unauthorised')
    const copy = new Map(person.cookies)
    expect(sentTo(await back(person, returned))).toBe('/drafts?status=clean')
    const thief = new Person()
    for (const [name, value] of copy) thief.cookies.set(name, value)
    expect(sentTo(await back(thief, returned))).toBe('/sign-in?failed=unauthorised')
    expect((await thief.ask('/v1/drafts')).status).toBe(401)
    expect(await saidOn(await thief.ask('/sign-in?failed=unauthorised'))).toContain('统一登录没有通过')
  })

  it('refuses an answer to somebody else, a late one, a wrong nonce and a forged signature', async () => {
    const person = new Person()
    const returned = new URL(servers.approve(await begin(person, 'oidc')))
    returned.searchParams.set('state', 'another')
    expect(sentTo(await back(person, returned.href))).toBe('/sign-in?failed=unauthorised')
    for (const fault of ['nonce', 'forged'] as const) {
      servers.fault = fault
      const other = new Person()
      const answer = servers.approve(await begin(other, 'oidc'))
      expect(sentTo(await back(other, answer)), fault).toBe('/sign-in?failed=unauthorised')
    }
    servers.fault = 'none'
    const late = new Person()
    const answer = servers.approve(await begin(late, 'oidc'))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 })
    expect(sentTo(await back(late, answer))).toBe('/sign-in?failed=unauthorised')
    vi.useRealTimers()
  })

  it('keeps roles in step with the claim, and ends what was open before', async () => {
    const before = new Person()
    await back(before, servers.approve(await begin(before, 'oidc')))
    servers.claims = { ...servers.claims, roles: [] }
    const after = new Person()
    await back(after, servers.approve(await begin(after, 'oidc')))
    expect(await rolesOf('wang')).toBe('[]')
    expect((await before.ask('/v1/drafts')).status).toBe(401)
    expect((await after.ask('/v1/drafts')).status).toBe(403)
    expect(sentTo(await after.ask('/'))).toBe('/account')
    expect(await saidOn(await after.ask('/account'))).toContain('还没有分配角色')
  })

  it('takes no claim for a role that is none', async () => {
    servers.claims = {
      sub: 'u-19',
      preferred_username: 'sun',
      name: '孙',
      roles: ['constructor', '__proto__', 'admin'],
    }
    const person = new Person()
    await back(person, servers.approve(await begin(person, 'oidc')))
    expect(await rolesOf('sun')).toBe('[]')
    expect((await person.ask('/sign-in/with/constructor')).status).toBe(404)
  })

  it('never joins somebody to an account that has the name', async () => {
    servers.claims = { sub: 'u-18', preferred_username: 'chen', name: '另一个陈', roles: ['审批人'] }
    const person = new Person()
    await back(person, servers.approve(await begin(person, 'oidc')))
    const html = await (await person.ask('/account')).text()
    expect(html).toContain('另一个陈')
    expect(html).toMatch(/chen-[0-9a-f]{8}/)
    expect((await person.ask('/admin/users')).status).toBe(403)
  })

  it('goes on to places of this service alone', async () => {
    const person = new Person()
    const returned = servers.approve(await begin(person, 'oidc', 'https://evil.test/'))
    expect(sentTo(await back(person, returned))).toBe('/')
  })
})

describe('CAS', () => {
  it('signs in by a ticket that is asked for server to server, once', async () => {
    const person = new Person()
    const address = await begin(person, 'cas', '/review')
    expect(address).toMatch(/^https:\/\/cas\.test\/cas\/login\?service=/)
    const returned = servers.ticketFor(address)
    expect(sentTo(await back(person, returned))).toBe('/review')
    expect(await rolesOf('zhao')).toBe('[]')
    const again = new Person()
    await begin(again, 'cas')
    expect(sentTo(await back(again, returned))).toBe('/sign-in?failed=unauthorised')
  })

  it('reads roles of an attribute, and waits for an admin otherwise', async () => {
    servers.casAttributes = '<cas:name>赵拟稿</cas:name><cas:roles>审批人</cas:roles><cas:roles>其他</cas:roles>'
    const person = new Person()
    await back(person, servers.ticketFor(await begin(person, 'cas')))
    expect(await rolesOf('zhao')).toBe('["reviewer"]')
    expect(await (await admin.ask('/admin/users')).text()).toContain('赵拟稿')
  })

  it('refuses a ticket of its own making, and one for another address', async () => {
    const person = new Person()
    const state = new URL(new URL(await begin(person, 'cas')).searchParams.get('service')!).searchParams.get('state')
    expect(sentTo(await back(person, `/sign-in/return?state=${state}&ticket=ST-made-up`))).toBe(
      '/sign-in?failed=unauthorised',
    )
    const other = new Person()
    const returned = new URL(servers.ticketFor(await begin(other, 'cas')))
    returned.searchParams.set('state', 'another')
    expect(sentTo(await back(other, returned.href))).toBe('/sign-in?failed=unauthorised')
  })
})
