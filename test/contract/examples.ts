import { readFileSync } from 'node:fs'

/** One operation as it was asked and answered. */
export interface Recorded {
  readonly request?: unknown
  readonly answers: Readonly<Record<string, unknown>>
}

const sheet = JSON.parse(readFileSync('fixtures/facts/township-quarterly.json', 'utf8')) as {
  facts: { id: string }[]
  notes: unknown[]
}
const SHOWN = ['inspectors', 'pm25', 'good-rate', 'commitments']
/** A quarterly sheet small enough to read in the reference. */
export const EXAMPLE_SHEET = {
  ...sheet,
  facts: sheet.facts.filter(({ id }) => SHOWN.includes(id)),
  notes: sheet.notes.filter((_, at) => [0, 3, 4].includes(at)),
}
const WRONG = '二季度，全镇派出巡查人员1240人次，同比增长12.0%；优良天数比例为87.9%。'
const TABLE = '指标\t单位\t本期\t上年同期\n出动巡查人员\t人次\t1204\t1075\nPM2.5平均浓度\t微克/立方米\t32\t36'

/** Asks the running service for everything that the reference shows, and gives what was sent and answered. */
export async function exampleAnswers(url: string): Promise<Record<string, Recorded>> {
  const shown: Record<string, Recorded> = {}
  const ask = async (id: string, method: string, path: string, request?: unknown, prefer = 'wait=60') => {
    const answer = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json', prefer },
      ...(request === undefined ? {} : { body: JSON.stringify(request) }),
    })
    const body = settled(await answer.json())
    shown[id] = {
      ...(request === undefined ? {} : { request }),
      answers: { ...shown[id]?.answers, [answer.status]: body },
    }
    return answer.headers.get('location') ?? ''
  }
  const withoutAnswer = async (id: string, method: string, path: string, request: unknown) => {
    await ask(id, method, path, request)
    shown[id] = { request, answers: {} }
  }
  await ask('problem', 'POST', '/v1/check', {
    factSheet: { ...EXAMPLE_SHEET, facts: [{ label: '出动巡查人员', value: '待统计' }] },
    text: WRONG,
  })
  await ask('checkText', 'POST', '/v1/check', { factSheet: EXAMPLE_SHEET, text: WRONG })
  await ask('parseFacts', 'POST', '/v1/facts/parse', { text: TABLE })
  const asked = { factSheet: EXAMPLE_SHEET, drafter: 'auto' }
  await ask('createDraft', 'POST', '/v1/drafts', asked, 'respond-async')
  const draft = await ask('createDraft', 'POST', '/v1/drafts', { ...asked, businessKey: '云溪镇-绿色发展-2026Q2' })
  await ask('listDrafts', 'GET', '/v1/drafts?limit=1')
  const { text } = (await (await fetch(url + draft)).json()) as { text: string }
  await withoutAnswer('editText', 'PUT', `${draft}/text`, { text: text.replace('1204', '1240') })
  await withoutAnswer('settleFinding', 'POST', `${draft}/findings/f1`, { action: 'fix' })
  await ask('getHistory', 'GET', `${draft}/history`)
  await ask('findPassages', 'GET', `/v1/passages?k=1&q=${encodeURIComponent('大气污染防治 巡查')}`)
  await ask('addExpressions', 'POST', '/v1/lexicon', {
    expressions: [{ phrase: '50户一网格', note: '网格划分标准，不是数据' }],
  })
  await ask('createKey', 'POST', '/v1/keys', { name: '县政府 OA', scopes: ['read', 'draft'] })
  await ask('createWebhook', 'POST', '/v1/webhooks', { url: 'https://oa.example.gov.cn/shuzhun', name: '县政府 OA' })
  return shown
}

/** The value with what differs each time made the same: ids, times, versions, secrets. */
function settled(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => settled(item, key))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, settled(item, name)]))
  if (typeof value !== 'string') return value
  if (key === 'secret' || key === 'hint') return value.replace(/(?<=^(sz|whsec)_.{2})[\s\S]+/, '…')
  return value
    .replace(/(?<![\da-f])[\da-f]{32}(?![\da-f])/g, '8f2c1d0e5a6b4c7d9e0f1a2b3c4d5e6f')
    .replace(/\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '2026-07-06T01:30:00.000Z')
}
