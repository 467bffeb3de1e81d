import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Draft } from '../../src/domain/draft.ts'
import { headingIn, type StubModel } from '../stub-model/server.ts'

/** The example sheets, as JSON. */
export const sheets = readdirSync('fixtures/facts').map((name) => readFileSync(`fixtures/facts/${name}`, 'utf8'))

const PATIENCE_MS = 120_000

/** What the service said to a post of a sheet. */
export interface Answered {
  readonly status: number
  /** Where the draft is; null where it was not accepted. */
  readonly path: string | null
  /** The code of the problem; null where there is none, or no answer at all. */
  readonly code: string | null
}

/** Asks for a draft and does not wait for it. A connection that breaks is an answer of status 0. */
export async function ask(
  url: string,
  sheet: string,
  {
    drafter = 'llm',
    body = {},
    headers = {},
  }: { drafter?: string; body?: object; headers?: Record<string, string> } = {},
): Promise<Answered> {
  try {
    const response = await fetch(`${url}/v1/drafts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', prefer: 'respond-async', ...headers },
      body: JSON.stringify({ factSheet: JSON.parse(sheet), drafter, ...body }),
    })
    const answer = (await response.json()) as { code?: string; id?: string }
    const path = response.ok ? `/v1/drafts/${answer.id}` : null
    return { status: response.status, path, code: answer.code ?? null }
  } catch {
    return { status: 0, path: null, code: null }
  }
}

/** The draft once it has ended; null where it has not in two minutes, or is not to be had. */
export async function untilEnded(location: string, patienceMs = PATIENCE_MS): Promise<Draft | null> {
  for (const until = performance.now() + patienceMs; performance.now() < until; await sleep(150)) {
    const response = await fetch(location).catch(() => null)
    if (!response?.ok) continue
    const draft = (await response.json()) as Draft
    if (draft.status !== 'drafting') return draft
  }
  return null
}

/** Headings of the sections that the model was asked for since its `from`-th request. */
export const askedFor = (stub: StubModel, from: number): string[] =>
  stub.received.slice(from).flatMap(({ body }) => headingIn(body) ?? [])

/** How many sections of these drafts the model wrote, of those that `askedFor` knows by their headings. */
export const writtenByModel = (drafts: readonly (Draft | null | undefined)[]): number =>
  drafts
    .flatMap((draft) => draft?.sections ?? [])
    .filter(({ drafter, attempts, heading }) => drafter === 'llm' && attempts > 0 && heading).length
