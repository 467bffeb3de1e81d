import { expect, inject } from 'vitest'
import type { Draft } from '../../src/domain/draft.ts'

/** Asks the service that the browser talks to. */
export const service = async (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${inject('service')}${path}`, {
    method,
    headers: { 'content-type': 'application/json', prefer: 'wait=30' },
    body: body === undefined ? null : JSON.stringify(body),
  })
export const reread = async (id: string): Promise<Draft> => (await service('GET', `/v1/drafts/${id}`)).json()

/** Writes a draft's text as a colleague elsewhere does. */
export const write = async ({ id }: Draft, text: string): Promise<Draft> =>
  (await service('PUT', `/v1/drafts/${id}/text`, { text })).json()

export const SHEET = {
  reportType: 'township-quarterly',
  period: { year: 2026, quarter: 2 },
  issuedOn: '2026-07-06',
  facts: [
    { id: 'inspectors', label: '出动巡查人员', value: '1204', unit: '人次' },
    { id: 'cars', label: '出动车辆', value: '359', unit: '车次' },
  ],
}

/** What the template leaves open where nobody said what went wrong. */
export const GAP = '【此处请补充存在问题】'

/** A draft in which a person filled in what was left open, and to which a person added sentences with figures that are wrong (出动巡查人员) or that nobody gave (口罩). */
export async function flawed(
  organisation: string,
  wrong: number,
  unsupported: number,
  sheet: object = SHEET,
): Promise<Draft> {
  const request = { factSheet: { ...sheet, organisation }, drafter: 'template' }
  const draft: Draft = await (await service('POST', '/v1/drafts', request)).json()
  const lines = [
    ...Array.from({ length: wrong }, (_, n) => `第${n + 1}片区出动巡查人员${1301 + n}人次。`),
    ...Array.from({ length: unsupported }, (_, n) => `为第${n + 1}村送去口罩${2101 + n}只。`),
  ]
  const made = await write(draft, `${draft.text.replace(GAP, '个别村巡查不够经常。')}\n${lines.join('\n')}`)
  expect(made.check?.findings.filter(({ severity }) => severity === 'error')).toHaveLength(wrong + unsupported)
  return made
}
