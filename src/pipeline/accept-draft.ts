import type { Draft } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import { Problem } from '../domain/problem.ts'
import type { Caller } from './caller.ts'
import { type BudgetDeps, refuseBeyondDrafts, refuseBeyondOwnDrafts, refuseBeyondTokens } from './daily-budget.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Clock, DrafterChoice, DraftJobs, DraftRecord, Drafts, Ids, Job, RequestKey } from './ports.ts'

/** What it takes to accept a request. */
export interface AcceptDeps extends BudgetDeps {
  readonly drafts: Drafts
  readonly jobs: DraftJobs
  readonly clock: Clock
  readonly ids: Ids
}
/** What is asked for. */
export interface DraftRequest {
  readonly factSheet: FactSheet
  readonly drafter: DrafterChoice
  readonly businessKey: string | null
  readonly revise: boolean
  /** Where to tell of the draft's news; absent where the caller asks for itself. */
  readonly callbackUrl?: string | null | undefined
}

/**
 * Accepts a request for a draft and sets the drafting going. The same Idempotency-Key and request, or the same business
 * key and sheet, give the draft that is there, however often and however concurrently asked. Throws 'key-reused' for a
 * key with another request, 'conflict' for a business key with another sheet, 'rate-limited' beyond the day's budget.
 */
export async function acceptDraft(
  caller: Caller,
  request: DraftRequest,
  idempotencyKey: string | null,
  deps: AcceptDeps,
): Promise<DraftRecord> {
  if (request.drafter === 'llm' && !deps.hasModel)
    throw new Problem('invalid', '本服务没有配置语言模型，请把 drafter 改为 template 或 auto', {
      places: [{ path: 'drafter', message: '应为 template 或 auto' }],
    })
  const key = idempotencyKey === null ? null : { key: idempotencyKey, fingerprint: await fingerprintOf(request) }
  const record = await findOrStore(caller, request, key, deps)
  if (record.draft.status === 'drafting') await deps.jobs.start(jobOf(caller.org, record))
  return record
}

/** The job that makes a draft: named by the version at which it began. */
export const jobOf = (org: string, { draft, run, drafter }: DraftRecord): Job => ({
  org,
  draftId: draft.id,
  run,
  sheet: draft.factSheet,
  drafter,
})

/** Looks, stores, and looks again when somebody else stored first: of many equal requests one makes the draft. */
async function findOrStore(
  caller: Caller,
  request: DraftRequest,
  key: RequestKey | null,
  deps: AcceptDeps,
): Promise<DraftRecord> {
  for (let round = 0; round < 5; round++) {
    const asked = key && (await underKey(caller, key, deps.drafts))
    if (asked) return asked
    const named = request.businessKey && (await deps.drafts.byBusinessKey(caller.org, request.businessKey))
    if (named && (await isSame(named, request))) return named
    if (named && !request.revise) throw otherSheet(named.draft)
    await refuseBeyondDrafts(caller.org, deps)
    await refuseBeyondOwnDrafts(caller, deps)
    await refuseBeyondTokens(caller.org, request.drafter, deps)
    const stored = named
      ? await storeRevision(caller, named, request, key, deps)
      : await storeNew(caller, request, key, deps)
    if (stored) return stored
  }
  throw new Problem('unavailable', '同一编号的请求过多，请稍后再试', { headers: { 'retry-after': '1' } })
}

async function underKey(caller: Caller, { key, fingerprint }: RequestKey, drafts: Drafts): Promise<DraftRecord | null> {
  const known = await drafts.byKey(caller.org, key)
  if (!known) return null
  if (known.fingerprint !== fingerprint)
    throw new Problem('key-reused', '这个 Idempotency-Key 已用于另一份内容不同的请求，请换一个新的键', {
      headers: { location: `/v1/drafts/${known.id}` },
    })
  return drafts.get(caller.org, known.id)
}

const isSame = async ({ draft }: DraftRecord, { factSheet, revise }: DraftRequest): Promise<boolean> =>
  !(revise && draft.status === 'failed') && (await fingerprintOf(draft.factSheet)) === (await fingerprintOf(factSheet))

const otherSheet = ({ id, businessKey, version }: Draft): Problem =>
  new Problem(
    'conflict',
    `业务编号“${businessKey}”下已有一份数据不同的稿件（第 ${version} 版）。要用新数据另起一版，请在请求中加 "revise": true`,
    { headers: { location: `/v1/drafts/${id}` } },
  )

async function storeNew(
  caller: Caller,
  request: DraftRequest,
  key: RequestKey | null,
  { drafts, clock, ids }: AcceptDeps,
): Promise<DraftRecord | null> {
  const at = clock.now().toISOString()
  const record: DraftRecord = {
    run: 1,
    drafter: request.drafter,
    createdBy: caller.actor.id,
    hidden: [],
    callbackUrl: request.callbackUrl ?? null,
    draft: {
      ...blank(request.factSheet, at),
      id: ids.next(),
      version: 1,
      businessKey: request.businessKey,
      createdAt: at,
    },
  }
  const stored = await drafts.create(
    caller.org,
    record,
    { actor: caller.actor, action: 'accept', words: [], why: null },
    key,
  )
  return stored ? record : null
}

async function storeRevision(
  caller: Caller,
  before: DraftRecord,
  request: DraftRequest,
  key: RequestKey | null,
  { drafts, clock }: AcceptDeps,
): Promise<DraftRecord | null> {
  if (before.draft.status === 'drafting')
    throw new Problem('not-ready', '上一版还在起草，完成后才能另起一版', { headers: { 'retry-after': '2' } })
  const { id, businessKey, createdAt, version } = before.draft
  const record: DraftRecord = {
    run: version + 1,
    drafter: request.drafter,
    createdBy: caller.actor.id,
    hidden: [],
    callbackUrl: request.callbackUrl ?? null,
    draft: { ...blank(request.factSheet, clock.now().toISOString()), id, businessKey, createdAt, version: version + 1 },
  }
  try {
    await drafts.put(caller.org, record, { actor: caller.actor, action: 'revise', words: [], why: null }, key)
    return record
  } catch (error) {
    if (error instanceof Problem && error.code === 'version-moved-on') return null
    throw error
  }
}

/** A draft that has been asked for and not yet made. */
const blank = (factSheet: FactSheet, at: string) => ({
  status: 'drafting' as const,
  title: factSheet.title ?? '',
  factSheet,
  text: '',
  sections: [],
  check: null,
  receipt: null,
  approval: null,
  dismissals: [],
  reason: null,
  updatedAt: at,
})
