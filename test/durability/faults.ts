import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Draft } from '../../src/domain/draft.ts'
import { FAULTS, type FaultKind } from '../stub-model/behaviour.ts'
import { startStubModel } from '../stub-model/server.ts'

/*
 * Every fault of a model server, lasting, at the first, a middle and the last section of a draft, through the whole
 * service; in all other sections the model writes a wrong number at its first try:
 *   npm run faults
 * Every draft must end, with each number that it states one that the sheet's other drafts state too, or flagged.
 */

const PORT = Number(process.env.PORT ?? 8861)
const state = mkdtempSync(join(tmpdir(), 'shuzhun-faults-'))
process.env.SHUZHUN_STATE = state
const { launch, migrate } = await import('../../src/cli/service.ts')

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
migrate()
const service = launch({
  host: '127.0.0.1',
  port: PORT,
  settings: {
    OPENAI_BASE_URL: stub.url,
    OPENAI_MODEL: 'stub',
    OPENAI_TIMEOUT_MS: '1500',
    OPENAI_RETRIES: '1',
  },
  output: 'ignore',
})

async function draftOf(factSheet: object, drafter = 'llm'): Promise<Draft> {
  const response = await fetch(`${service.url}/v1/drafts`, {
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

async function tryFault(fault: FaultKind, only: string, known: ReadonlySet<string>): Promise<[string, string]> {
  stub.behave({ fault, only, latencyMs: fault === 'latency' ? 4000 : 0, mistakes: ['wrong-digit'] })
  const began = Date.now()
  const draft = await draftOf(sheet)
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  const remark = draft.sections.find(({ heading }) => heading.endsWith(only))?.remark ?? '由模型写成'
  const wrong = against(draft, known)
  stub.behave({})
  const after = await draftOf(small)
  const recovered = after.sections.some(({ drafter }) => drafter === 'llm') ? '' : '之后的稿件不再请求模型'
  return [`${draft.status} ${seconds}s ${remark.split('，')[0]}`, wrong || recovered]
}

let wrong = 0
try {
  await service.healthy()
  const good = await draftOf(sheet)
  const known = new Set([...numbersIn(good.text), ...numbersIn((await draftOf(sheet, 'template')).text)])
  const byModel = good.sections.filter(({ drafter }) => drafter === 'llm').map(({ heading }) => heading)
  const places = [byModel[0]!, byModel[Math.floor(byModel.length / 2)]!, byModel.at(-1)!]
  console.log(`| 故障 | ${places.map((heading, n) => `${['首', '中', '末'][n]}：${heading}`).join(' | ')} |`)
  console.log('| --- | --- | --- | --- |')
  for (const fault of FAULTS) {
    const cells: string[] = []
    for (const place of places) {
      const [cell, fails] = await tryFault(fault, place, known)
      if (fails) wrong++
      cells.push(fails ? `${cell} ✗ ${fails}` : cell)
    }
    console.log(`| ${NAMES[fault]} | ${cells.join(' | ')} |`)
  }
} finally {
  await service.stop()
  await stub.stop()
  rmSync(state, { recursive: true, force: true })
}
console.log(wrong === 0 ? '每份稿件都有了结，没有一个未标出的错数' : `${wrong} 格不合要求`)
process.exitCode = wrong === 0 ? 0 : 1
