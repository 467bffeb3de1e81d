import { readFileSync } from 'node:fs'
import type { Draft } from '../../src/domain/draft.ts'
import { FAULTS, type FaultKind } from '../stub-model/behaviour.ts'
import { startStubModel } from '../stub-model/server.ts'
import { type Home, homes } from './homes.ts'
import { tell } from './tally.ts'

/*
 * Every fault of a model server, lasting, at the first, a middle and the last section of a draft, through the whole
 * service; in all other sections the model writes a wrong number at its first try:
 *   npm run test:faults -- model-faults
 * Every draft must end, with each number that it states one that the sheet's other drafts state too, or flagged.
 */

const PORT = Number(process.env.PORT ?? 8861)

const NAMES: Record<FaultKind, string> = {
  latency: '迟迟不答',
  reset: '连接中断',
  truncated: '答到一半停了',
  '429': '429',
  '429-retry-after': '429 附 Retry-After',
  '500': '500',
  '529': '529',
  garbage: 'JSON 残缺',
  endless: '没完没了',
}
const sheet = JSON.parse(readFileSync('fixtures/facts/district-quarterly.json', 'utf8')) as { facts: object[] }
/** One section of it is enough to see that the model is asked again after a fault. */
const small = { ...sheet, facts: sheet.facts.slice(0, 2), notes: [] }

const stub = await startStubModel()
const SETTINGS = { OPENAI_BASE_URL: stub.url, OPENAI_MODEL: 'stub', OPENAI_TIMEOUT_MS: '1500', OPENAI_RETRIES: '1' }

async function draftOf(url: string, factSheet: object, drafter = 'llm'): Promise<Draft> {
  const response = await fetch(`${url}/v1/drafts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'wait=60' },
    body: JSON.stringify({ factSheet, drafter }),
  })
  return (await response.json()) as Draft
}

const numbersIn = (text: string): string[] => text.match(/\d+(?:\.\d+)?/g) ?? []

/** What speaks against the draft; empty where nothing does. */
function against(draft: Draft, known: ReadonlySet<string>): string {
  if (draft.status === 'failed') return draft.reason ? '' : '失败而没有原因'
  if (draft.status === 'drafting') return '一分钟没有写完'
  const strange = numbersIn(draft.text).filter((number) => !known.has(number))
  return draft.status === 'clean' && strange.length > 0 ? `没有标出的错数 ${strange.join('、')}` : ''
}

/** What came of one fault at one section. */
interface Outcome {
  readonly cell: string
  /** What speaks against it; empty where nothing does. */
  readonly wrong: string
}

async function tryFault(url: string, fault: FaultKind, only: string, known: ReadonlySet<string>): Promise<Outcome> {
  stub.behave({ fault, only, latencyMs: fault === 'latency' ? 4000 : 0, mistakes: ['wrong-digit'] })
  const began = performance.now()
  const draft = await draftOf(url, sheet)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const remark = draft.sections.find(({ heading }) => heading.endsWith(only))?.remark ?? '由模型写成'
  const wrong = against(draft, known)
  stub.behave({})
  const after = await draftOf(url, small)
  const recovered = after.sections.some(({ drafter }) => drafter === 'llm') ? '' : '之后的稿件不再请求模型'
  return { cell: `${draft.status} ${seconds}s ${remark.split('，')[0]}`, wrong: wrong || recovered }
}

async function failIn(home: Home): Promise<void> {
  const service = await home.start(PORT, SETTINGS)
  const outcomes: Outcome[] = []
  try {
    stub.behave({})
    const good = await draftOf(service.url, sheet)
    const template = await draftOf(service.url, sheet, 'template')
    const known = new Set([...numbersIn(good.text), ...numbersIn(template.text)])
    const byModel = good.sections.filter(({ drafter }) => drafter === 'llm').map(({ heading }) => heading)
    const places = [byModel[0]!, byModel[Math.floor(byModel.length / 2)]!, byModel.at(-1)!]
    console.log(`  | 故障 | ${places.map((heading, n) => `${['首', '中', '末'][n]}：${heading}`).join(' | ')} |`)
    for (const fault of FAULTS) {
      const row: Outcome[] = []
      for (const place of places) row.push(await tryFault(service.url, fault, place, known))
      outcomes.push(...row)
      const cells = row.map(({ cell, wrong }) => (wrong ? `${cell} ✗ ${wrong}` : cell))
      console.log(`  | ${NAMES[fault]} | ${cells.join(' | ')} |`)
    }
  } finally {
    await service.stop()
    home.clear()
  }
  const lost = outcomes.filter(({ wrong }) => wrong !== '').length
  tell({
    how: `模型出错：${FAULTS.length} 种，各在首、中、末节`,
    home: home.name,
    unit: '份稿件',
    accepted: outcomes.length,
    ended: outcomes.length - lost,
    lost,
    doubled: 0,
    note: '没有未标出的错数',
  })
}

for (const home of await homes()) await failIn(home)
await stub.stop()
