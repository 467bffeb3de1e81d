import { setTimeout as sleep } from 'node:timers/promises'
import type { Draft } from '../../src/domain/draft.ts'

/** What one township saw of its way from its sheet to the .docx. */
export interface Visit {
  /** From the sheet's sending to the whole draft. */
  readonly waitedMs: number
  readonly requests: number
}

/** One township's way: it sends its sheet, waits, reads, mends a sentence, checks it, has it approved, takes the .docx along. */
export async function visit(url: string, sheet: object, key: string): Promise<Visit> {
  let requests = 0
  async function ask<T>(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
    requests++
    const answer = await fetch(url + path, {
      method,
      headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (answer.headers.get('content-type')?.includes('json') ? answer.json() : answer.arrayBuffer()) as Promise<T>
  }
  const began = performance.now()
  const wanted = { factSheet: sheet, drafter: 'llm', businessKey: key }
  const { id } = await ask<Draft>('POST', '/v1/drafts', wanted, { prefer: 'respond-async' })
  let draft = await ask<Draft>('GET', `/v1/drafts/${id}`)
  while (draft.status === 'drafting') {
    await sleep(2000)
    draft = await ask<Draft>('GET', `/v1/drafts/${id}`)
  }
  const waitedMs = performance.now() - began
  const text = draft.text.replace('。', '，总体平稳。')
  await ask('POST', '/v1/check', { factSheet: sheet, text })
  const edited = await ask<Draft>('PUT', `/v1/drafts/${id}/text`, { text }, { 'if-match': `"${draft.version}"` })
  if (edited.status === 'clean')
    await ask('POST', `/v1/drafts/${id}/approve`, undefined, { 'if-match': `"${edited.version}"` })
  await ask('GET', `/v1/drafts/${id}/export?format=docx`)
  return { waitedMs, requests }
}
