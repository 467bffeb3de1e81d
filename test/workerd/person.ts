import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import worker from '../../src/worker.ts'

type Bindings = Parameters<typeof worker.fetch>[1]
type Incoming = Parameters<typeof worker.fetch>[0]

export const SET_UP_CODE = 'QWER-TYUP-ASDF'
export const PASSWORD = 'Yunxi#2026town'

/** A deployment with accounts, over the test's own database. */
export const DEPLOYMENT = {
  ...env,
  SHUZHUN_DEMO: '',
  SHUZHUN_SETUP_CODE: SET_UP_CODE,
  SHUZHUN_OIDC_ISSUER: 'https://idp.test',
  SHUZHUN_OIDC_CLIENT_ID: 'shuzhun',
  SHUZHUN_OIDC_CLIENT_SECRET: 'a secret & a half',
  SHUZHUN_CAS_URL: 'https://cas.test/cas/',
  SHUZHUN_SSO_ROLES: '{"审批人":"reviewer"}',
} as Bindings

/** Asks the deployment as the network does. */
export const ask = (request: Request, bindings = DEPLOYMENT): Promise<Response> =>
  Promise.resolve(worker.fetch(request as Incoming, bindings, createExecutionContext()))

/** Somebody at a browser: it keeps cookies, says where a request comes from, and follows no redirect by itself. */
export class Person {
  readonly cookies = new Map<string, string>()
  readonly address: string
  readonly origin: string
  constructor(address = '10.1.1.1', origin = 'http://office.test') {
    this.address = address
    this.origin = origin
  }

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (this.cookies.size > 0) headers.set('cookie', [...this.cookies].map((pair) => pair.join('=')).join('; '))
    headers.set('cf-connecting-ip', this.address)
    if (!headers.has('sec-fetch-site')) headers.set('sec-fetch-site', 'same-origin')
    const response = await ask(new Request(new URL(path, this.origin), { ...init, headers, redirect: 'manual' }))
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie)
    return response
  }
  #keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (/max-age=0/i.test(cookie)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }

  send(path: string, form: Record<string, string | string[]>, headers: Record<string, string> = {}): Promise<Response> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one)
    return this.ask(path, { method: 'POST', body, headers })
  }
  post(path: string, json: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.ask(path, {
      method: 'POST',
      body: JSON.stringify(json),
      headers: { 'content-type': 'application/json', ...headers },
    })
  }
  signIn(userName: string, password = PASSWORD): Promise<Response> {
    return this.send('/sign-in', { userName, password, next: '/drafts' })
  }
}

/** Whether the browser was sent on, and where to. */
export const sentTo = (response: Response): string | null =>
  response.status === 303 ? response.headers.get('location') : null

/** What a page says loudest: its trouble or its success, without markup. */
export async function saidOn(response: Response): Promise<string> {
  const html = await response.text()
  return /<p class="office-(?:trouble|done)"[^>]*>([^<]*)</.exec(html)?.[1] ?? ''
}

/** Sets an organisation up and gives its admin, signed in. Each needs a set-up code of its own. */
export async function foundOrganisation(name: string, userName: string): Promise<Person> {
  const admin = new Person(`10.2.0.${userName.length}`)
  const form = {
    code: SET_UP_CODE,
    organisation: name,
    name: `${name}管理员`,
    userName,
    password: PASSWORD,
    again: PASSWORD,
  }
  await env.DB.prepare('DELETE FROM spent').run()
  const response = await admin.send('/set-up', form)
  if (sentTo(response) !== '/admin/users') throw new Error(`${response.status} ${await saidOn(response)}`)
  return admin
}

/** Has the admin add somebody, who then sets the own password: signed in and ready to work. */
export async function addPerson(admin: Person, userName: string, roles: string[]): Promise<Person> {
  const added = await admin.send('/admin/users', { userName, name: `${userName}同志`, roles })
  const passing = /<code>([^<]+)<\/code>/.exec(await added.text())?.[1]
  if (!passing) throw new Error(`${userName} was not added: ${added.status}`)
  const person = new Person(`10.3.0.${userName.length}`)
  await person.signIn(userName, passing)
  const changed = await person.send('/account/password', { present: passing, wanted: PASSWORD, again: PASSWORD })
  if (changed.status !== 303) throw new Error(await saidOn(changed))
  return person
}
