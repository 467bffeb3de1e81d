import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROLES, Role } from '../../src/domain/role.ts'
import { openApi } from '../../src/http/openapi.ts'
import type { Route } from '../../src/http/route.ts'
import { ROUTES } from '../../src/http/routes.ts'
import { type Description, endpointsOf } from '../fuzz/description.ts'
import { valuesOf } from '../fuzz/values.ts'
import { addPerson, foundOrganisation, Person } from './person.ts'

/*
 * Walks every endpoint there is: with the ids of another organisation, with each role, with nobody. Requests are made from
 * the endpoints' own schemas, so that a new endpoint is in the walk by itself.
 */

const description = openApi(ROUTES) as unknown as Description
const endpoints = endpointsOf(description)
const nameOf = ({ operation }: Route) => `${operation.method} ${operation.path}`
const cases = ROUTES.map((route) => [nameOf(route), route] as const)
/** Words that only the other organisation wrote. */
const MARKS = ['隐秘指标', '隐秘镇', '隐秘范文', '隐秘说法', '隐秘系统']

/** What stands where an id does, by the collection that the path names. */
let foreign: Readonly<Record<string, string>>
const people = {} as Record<Role, Person>
let stranger: Person

const SHEET = {
  reportType: 'township-quarterly',
  organisation: '隐秘镇人民政府',
  period: { year: 2026, quarter: 2 },
  facts: [{ id: 'hidden', label: '隐秘指标', value: '4711', unit: '处' }],
}
const SAMPLE = `# 隐秘范文\n\n## 一、主要举措\n\n（一）秸秆禁烧。隐秘镇组织网格员分片巡查，在田间设立值守点，对露天焚烧行为及时劝阻，责任落实到户、到田块。\n\n（二）河道保洁。隐秘镇镇级河长带队巡河，清理河道漂浮物和岸坡垃圾，沿河设置警示牌，保洁员每日打捞。\n`

beforeAll(async () => {
  const other = await foundOrganisation('隐秘镇人民政府', 'hidden')
  const writer = await addPerson(other, 'hidden.li', ['clerk', 'reviewer'])
  const draft = await read<{ id: string; sections: { id: string }[] }>(
    writer.post('/v1/drafts', { drafter: 'template', factSheet: SHEET, businessKey: '隐秘' }, { prefer: 'wait=20' }),
  )
  const { samples } = await read<{ samples: { id: string }[] }>(writer.post('/v1/samples', { text: SAMPLE }))
  const sample = await read<{ contents: { id: string }[] }>(writer.ask(`/v1/samples/${samples[0]!.id}`))
  await read(other.post('/v1/lexicon', { expressions: [{ phrase: '隐秘说法50户' }] }))
  const { key } = await read<{ key: { id: string } }>(other.post('/v1/keys', { name: '隐秘系统', scopes: ['read'] }))
  const { endpoint } = await read<{ endpoint: { id: string } }>(
    other.post('/v1/webhooks', { name: '隐秘系统', url: 'https://oa.example.com/hidden' }),
  )
  foreign = {
    '/v1/drafts/{id}': draft.id,
    '{sectionId}': draft.sections[0]!.id,
    '{findingId}': 'f1',
    '/v1/samples/{id}': samples[0]!.id,
    '{passageId}': sample.contents[0]!.id,
    '/v1/lexicon/{phrase}': '隐秘说法50户',
    '/v1/keys/{id}': key.id,
    '/v1/webhooks/{id}': endpoint.id,
    '{delivery}': 'msg_1',
  }
  const admin = await foundOrganisation('云溪镇人民政府', 'office')
  people.admin = admin
  for (const role of Role.options.filter((role) => role !== 'admin'))
    people[role] = await addPerson(admin, `office.${role}`, [role])
  stranger = new Person('10.9.9.9')
})

async function read<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return response.json()
}

/** The path with the other organisation's ids in it. A collection that the test does not know fails it: add one of its ids. */
function pathOf({ operation: { path } }: Route): string {
  return path.replaceAll(/\{\w+\}/g, (parameter, at: number) => {
    const id = foreign[path.slice(0, at) + parameter] ?? foreign[parameter]
    if (!id) throw new Error(`no id for ${path.slice(0, at)}${parameter}: add one to this test's beforeAll`)
    return encodeURIComponent(id)
  })
}

/** Requests that the schemas of the endpoint allow: one of them gets past what schemas cannot say. */
function requestsTo(route: Route): { path: string; init: RequestInit }[] {
  const { operation } = route
  const endpoint = endpoints.find(({ operationId }) => operationId === operation.id)!
  const query = (endpoint.parameters ?? []).filter((one) => one.in === 'query')
  const body = endpoint.requestBody?.content['application/json']?.schema
  const values = fc.record({
    query: fc.record(Object.fromEntries(query.map(({ name, schema }) => [name, valuesOf(schema, description)])), {
      requiredKeys: query.filter(({ required }) => required).map(({ name }) => name),
    }),
    body: body ? valuesOf(body, description) : fc.constant(undefined),
  })
  return fc.sample(values, { numRuns: 40, seed: 7 }).map((value) => {
    const search = new URLSearchParams(
      Object.entries(value.query).map(([name, one]) => [name, String(one).toWellFormed()]),
    )
    const json = value.body === undefined ? {} : { body: JSON.stringify(value.body) }
    const headers = { 'content-type': 'application/json', prefer: 'respond-async' }
    return { path: `${pathOf(route)}?${search}`, init: { method: operation.method, headers, ...json } }
  })
}

/** The first answer that is not about the form of the request. */
async function answerTo(person: Person, route: Route): Promise<Response> {
  let answer: Response | undefined
  for (const { path, init } of requestsTo(route)) {
    await answer?.body?.cancel()
    answer = await person.ask(path, init)
    if (![400, 413, 415, 422].includes(answer.status)) return answer
  }
  return answer!
}

describe('with the ids of another organisation', () => {
  it.each(cases)('%s gives nothing of it', async (name, route) => {
    const { needs, path } = route.operation
    const role = Role.options.find((one) => needs && ROLES[one].scopes.includes(needs)) ?? 'clerk'
    const answer = await answerTo(people[role], route)
    if (path.includes('{')) expect(answer.status, name).toBe(404)
    else expect(answer.status, name).not.toBe(500)
    const text = await answer.text()
    const asked = decodeURIComponent(pathOf(route))
    for (const mark of MARKS.filter((one) => !asked.includes(one))) expect(text, name).not.toContain(mark)
    for (const id of Object.values(foreign).filter((one) => one.length > 8 && !asked.includes(one)))
      expect(text, name).not.toContain(id)
  })

  it('leaves everything there as it was', async () => {
    const other = new Person('10.9.9.8')
    await other.signIn('hidden.li')
    expect((await other.ask(`/v1/drafts/${foreign['/v1/drafts/{id}']}`)).status).toBe(200)
    expect((await other.ask(`/v1/samples/${foreign['/v1/samples/{id}']}`)).status).toBe(200)
    expect(await (await other.ask('/v1/lexicon')).text()).toContain('隐秘说法')
  })
})

describe('without what an endpoint needs', () => {
  it.each(cases)('%s refuses nobody and the roles that do not allow it', async (name, route) => {
    const { needs } = route.operation
    const unknown = await answerTo(stranger, route)
    if (!needs) return expect([401, 403], name).not.toContain(unknown.status)
    expect(unknown.status, name).toBe(401)
    expect(await unknown.json(), name).toMatchObject({ code: 'unauthorised' })
    for (const role of Role.options) {
      const answer = await answerTo(people[role], route)
      const allowed = ROLES[role].scopes.includes(needs)
      if (allowed) expect([401, 403], `${name} as ${role}`).not.toContain(answer.status)
      else expect(answer.status, `${name} as ${role}`).toBe(403)
      if (!allowed) expect(((await answer.json()) as { detail: string }).detail).toContain('角色')
      else await answer.body?.cancel()
    }
  })

  it('knows an auditor who changes nothing', () => {
    const may = ROUTES.filter(({ operation }) => operation.needs && ROLES.auditor.scopes.includes(operation.needs))
    const changing = may.filter(({ operation }) => operation.method !== 'GET').map(({ operation }) => operation.id)
    // They read what they are sent and keep nothing of it.
    expect(changing.sort()).toEqual(['checkText', 'parseFacts'])
  })
})
