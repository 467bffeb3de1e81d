import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { D1Drafts } from '../../src/adapters/d1-drafts.ts'
import { D1Reviews } from '../../src/adapters/d1-reviews.ts'
import type { Draft } from '../../src/domain/draft.ts'
import type { HistoryEntry } from '../../src/domain/history.ts'
import { Scope } from '../../src/domain/role.ts'
import type { Caller } from '../../src/pipeline/caller.ts'
import { type Claimed, claimDraft, LOCK_MINUTES } from '../../src/pipeline/claim-draft.ts'
import type { Comparison } from '../../src/pipeline/compare-drafts.ts'
import type { Queue } from '../../src/pipeline/review-queue.ts'
import { call, drafted, post, problemOf, reread, SMALL, send } from './client.ts'

const put = async (draft: Draft, text: string) =>
  (await send('PUT', `/v1/drafts/${draft.id}/text`, { text })).json() as Promise<Draft>
const undo = (draft: Draft, headers: Record<string, string> = {}) =>
  call(`/v1/drafts/${draft.id}/undo`, { method: 'POST', headers })
const settle = (draft: Draft, body: object) => post(`/v1/drafts/${draft.id}/findings`, body)
const draftOf = (response: Response) => response.json() as Promise<Draft>
const errorsOf = ({ check }: Draft) => check!.findings.filter(({ severity }) => severity === 'error')
const historyOf = async (draft: Draft) =>
  ((await (await call(`/v1/drafts/${draft.id}/history`)).json()) as { history: HistoryEntry[] }).history

const WRONG = ['全镇出动巡查人员1240人次。', '截至季末出动巡查人员1250人次。', '共计出动巡查人员1260人次。']
/** A small draft with three more sentences, each of which gives one fact another value. */
async function flawed(): Promise<Draft> {
  const draft = await drafted({ factSheet: SMALL })
  const wrong = await put(draft, `${draft.text}\n${WRONG.join('\n')}`)
  expect(errorsOf(wrong).length).toBeGreaterThanOrEqual(3)
  return wrong
}
const mismatches = (draft: Draft) => errorsOf(draft).filter(({ text }) => /12[456]0人次/.test(text))

describe('all findings of one kind in one go', () => {
  it('are mended as one step and undone as one', async () => {
    const draft = await flawed()
    const findings = mismatches(draft).filter(({ fix }) => fix)
    expect(findings.length).toBe(3)
    const fixed = await draftOf(await settle(draft, { action: 'fix', findingIds: findings.map(({ id }) => id) }))
    expect(fixed.version).toBe(draft.version + 1)
    expect(mismatches(fixed)).toEqual([])
    const last = (await historyOf(draft)).at(-1)!
    expect(last).toMatchObject({ action: 'fix', version: fixed.version })
    expect(last.words).toHaveLength(3)
    const undone = await draftOf(await undo(draft))
    expect(undone.text).toBe(draft.text)
    expect(undone.check).toEqual(draft.check)
  })

  it('are left with one reason, all or none', async () => {
    const draft = await flawed()
    const ids = mismatches(draft).map(({ id }) => id)
    const refused = await settle(draft, { action: 'dismiss', findingIds: [...ids, 'f999'], reason: '口径不同' })
    expect(refused.status).toBe(404)
    expect((await settle(draft, { action: 'dismiss', findingIds: ids })).status).toBe(422)
    expect((await reread(draft.id)).version).toBe(draft.version)
    const left = await draftOf(await settle(draft, { action: 'dismiss', findingIds: ids, reason: '口径不同' }))
    expect(left.dismissals.map(({ reason }) => reason)).toEqual(ids.map(() => '口径不同'))
    expect((await historyOf(draft)).at(-1)!.words).toHaveLength(3)
  })
})

describe('a finding that was seen in an earlier version', () => {
  it('is settled where its sentence still stands, whatever changed elsewhere', async () => {
    const draft = await flawed()
    const [finding] = mismatches(draft)
    const other = await put(draft, draft.text.replace('截至季末', '补记一句。截至季末'))
    const fixed = await post(`/v1/drafts/${draft.id}/findings/${finding!.id}`, {
      action: 'fix',
      seenIn: draft.version,
    })
    expect(fixed.status).toBe(200)
    const { text, version } = await draftOf(fixed)
    expect(version).toBe(other.version + 1)
    expect(text).toContain('补记一句')
    expect(text).not.toContain(finding!.text)
  })

  it('is refused with both texts where the sentence has changed', async () => {
    const draft = await flawed()
    const finding = mismatches(draft).find(({ text }) => text === '1240人次')!
    await put(draft, draft.text.replace(WRONG[0]!, '全镇组织出动巡查人员1240人次。'))
    const refused = await post(`/v1/drafts/${draft.id}/findings/${finding.id}`, {
      action: 'fix',
      seenIn: draft.version,
    })
    expect(refused.status).toBe(409)
    const problem = await problemOf(refused)
    expect(problem.errors).toEqual([
      { path: 'seen', message: '全镇出动巡查人员1240人次' },
      { path: 'now', message: '全镇组织出动巡查人员1240人次' },
    ])
    expect((await reread(draft.id)).text).toContain('1240人次')
  })

  it('is told to be settled where somebody did so meanwhile', async () => {
    const draft = await flawed()
    const [finding] = mismatches(draft)
    await settle(draft, { action: 'dismiss', findingIds: [finding!.id], reason: '口径不同' })
    const late = await settle(draft, { action: 'fix', findingIds: [finding!.id], seenIn: draft.version })
    expect(late.status).toBe(404)
    expect((await problemOf(late)).detail).toContain('已经处理过')
  })
})

describe('undo', () => {
  it('goes back step by step, and no further than the draft as it was written', async () => {
    const draft = await flawed()
    const [first, second] = mismatches(draft)
    const dismissed = await draftOf(
      await settle(draft, { action: 'dismiss', findingIds: [first!.id], reason: '口径不同' }),
    )
    const fixed = await draftOf(
      await settle(dismissed, { action: 'fix', findingIds: [second!.id], seenIn: draft.version }),
    )
    expect((await undo(draft, { 'if-match': `"${dismissed.version}"` })).status).toBe(412)
    const once = await draftOf(await undo(draft, { 'if-match': `"${fixed.version}"` }))
    expect([once.text, once.dismissals]).toEqual([dismissed.text, dismissed.dismissals])
    const twice = await draftOf(await undo(draft))
    expect([twice.text, twice.dismissals]).toEqual([draft.text, []])
    await put(twice, `${twice.text}\n另起一行。`)
    expect((await draftOf(await undo(draft))).text).toBe(draft.text)
    const thrice = await draftOf(await undo(draft))
    expect(thrice.text).not.toContain('1240人次')
    const nothing = await undo(draft)
    expect(nothing.status).toBe(409)
    const history = await historyOf(draft)
    expect(history.filter(({ action }) => action === 'undo')).toHaveLength(4)
    expect(history.at(-1)!.why).toContain('撤销第 3 版')
  })
})

describe('who has a draft open', () => {
  const drafts = new D1Drafts(env.DB)
  const reviews = new D1Reviews(env.DB)
  const li: Caller = {
    org: 'demo',
    actor: { id: 'li', name: '李审' },
    kind: 'person' as const,
    scopes: Scope.options,
    selfApproval: false,
  }
  const wang: Caller = {
    org: 'demo',
    actor: { id: 'wang', name: '王审' },
    kind: 'person' as const,
    scopes: Scope.options,
    selfApproval: false,
  }
  let draft: Draft
  let minutes = 0
  const clock = { now: () => new Date(Date.UTC(2026, 6, 7, 9, minutes)) }
  const claim = (caller: Caller, seat: string, takeOver = false) =>
    claimDraft(caller, draft.id, { seat, takeOver }, { drafts, reviews, clock })
  beforeAll(async () => {
    draft = await flawed()
  })

  it('is held, seen by others, renewed, and free for another once it has run out', async () => {
    expect(await claim(li, 'seat-li-1')).toMatchObject({
      mine: true,
      mayApprove: true,
      lock: { until: '2026-07-07T09:01:00.000Z' },
    })
    expect((await claim(li, 'seat-li-1')).lock.until).toBe('2026-07-07T09:10:00.000Z')
    minutes = 5
    expect(await claim(wang, 'seat-wang')).toMatchObject({
      mine: false,
      own: false,
      lock: { holder: { name: '李审' } },
    })
    expect(await claim(wang, 'seat-wang', true)).toMatchObject({ mine: false })
    const renewed = await claim(li, 'seat-li-1')
    expect(renewed.lock).toMatchObject({ since: '2026-07-07T09:00:00.000Z', until: '2026-07-07T09:15:00.000Z' })
    expect(await claim(li, 'seat-li-2')).toMatchObject({ mine: false, own: true })
    expect(await claim(li, 'seat-li-2', true)).toMatchObject({ mine: true })
    expect((await claim(li, 'seat-li-2')).lock.until).toBe('2026-07-07T09:15:00.000Z')
    minutes = 5 + LOCK_MINUTES
    expect(await claim(wang, 'seat-wang')).toMatchObject({ mine: true, lock: { since: '2026-07-07T09:15:00.000Z' } })
    const [queued] = (await reviews.waiting('demo', ['flagged'], clock.now().toISOString(), 50)).filter(
      ({ id }) => id === draft.id,
    )
    expect(queued?.lock?.holder.name).toBe('王审')
  })

  it('is let go only by what was taken last, and by nobody of another organisation', async () => {
    const { lock } = await claim(wang, 'seat-wang')
    await reviews.release('demo', draft.id, 'seat-wang', '2026-07-07T09:01:00.000Z')
    await reviews.release('other', draft.id, lock.seat, lock.until)
    expect(await claim(li, 'seat-li-1')).toMatchObject({ mine: false })
    await reviews.release('demo', draft.id, lock.seat, lock.until)
    expect(await claim(li, 'seat-li-1')).toMatchObject({ mine: true })
    await expect(claim({ ...li, org: 'other' }, 'seat-li-9')).rejects.toMatchObject({ code: 'not-found' })
    expect(await reviews.waiting('other', ['flagged', 'clean'], clock.now().toISOString(), 50)).toEqual([])
  })

  it('goes over HTTP, and tells whoever drafted whether to sign', async () => {
    const path = `/v1/drafts/${(await flawed()).id}/review`
    const answer = await send('PUT', path, { seat: 'window-one' })
    expect(answer.status).toBe(200)
    const claimed = (await answer.json()) as Claimed
    expect(claimed).toMatchObject({ mine: true, mayApprove: true })
    const other = (await (await send('PUT', path, { seat: 'window-two' })).json()) as Claimed
    expect(other).toMatchObject({ mine: false, own: true })
    expect(await (await call(path)).json()).toEqual({ lock: claimed.lock })
    const until = encodeURIComponent(claimed.lock.until)
    expect((await call(`${path}?seat=window-one&until=${until}`, { method: 'DELETE' })).status).toBe(204)
    expect(await (await call(path)).json()).toEqual({ lock: null })
    expect(await (await send('PUT', path, { seat: 'window-two' })).json()).toMatchObject({ mine: true })
    expect((await send('PUT', path, { seat: 'x' })).status).toBe(422)
    expect((await send('PUT', '/v1/drafts/none/review', { seat: 'window-one' })).status).toBe(404)
    const clerk: Caller = {
      org: 'demo',
      actor: { id: 'demo-clerk', name: '演示用户' },
      kind: 'person' as const,
      scopes: Scope.options,
      selfApproval: false,
    }
    expect(await claim(clerk, 'seat-clerk')).toMatchObject({ mayApprove: false })
  })
})

describe('the review queue', () => {
  const queueOf = async (query = '') => (await (await call(`/v1/review${query}`)).json()) as Queue
  const OFFICE = '石泉乡人民政府'
  let [mild, grave]: Draft[] = []
  beforeAll(async () => {
    const sheet = { ...SMALL, organisation: OFFICE }
    const graver = await drafted({ factSheet: sheet })
    grave = await put(graver, `${graver.text}\n出动巡查人员1204万人次。\n出动巡查人员1250人次。`)
    const milder = await drafted({ factSheet: { ...sheet, period: { year: 2026, quarter: 1 } } })
    mild = await put(milder, `${milder.text}\n出动巡查人员1260人次。`)
    await drafted({ factSheet: sheet })
  })

  it('puts the riskiest first, or the newest, and counts what it holds', async () => {
    const office = `organisation=${encodeURIComponent(OFFICE)}`
    const flagged = await queueOf(`?status=flagged&${office}`)
    expect(flagged.drafts.map(({ id }) => id)).toEqual([grave!.id, mild!.id])
    expect(flagged.drafts[0]!.risk).toBeGreaterThan(flagged.drafts[1]!.risk)
    expect(flagged.organisations[OFFICE]).toBe(2)
    const total = Object.values(flagged.findings).reduce((sum, count) => sum + count, 0)
    expect(total).toBe(grave!.check!.findings.length + mild!.check!.findings.length)
    const newest = await queueOf(`?status=flagged&${office}&order=newest`)
    expect(newest.drafts.map(({ id }) => id)).toEqual([mild!.id, grave!.id])
    expect((await queueOf(`?${office}`)).drafts).toHaveLength(3)
  })

  it('filters by period, report type and kind of finding', async () => {
    const office = `organisation=${encodeURIComponent(OFFICE)}`
    expect((await queueOf(`?${office}&period=2026q1`)).drafts.map(({ id }) => id)).toEqual([mild!.id])
    expect((await queueOf(`?${office}&reportType=township-annual`)).drafts).toEqual([])
    const code = grave!.check!.findings.find(({ text }) => text.includes('万'))!.code
    expect((await queueOf(`?${office}&code=${code}&status=flagged`)).drafts[0]!.id).toBe(grave!.id)
    expect((await call('/v1/review?period=soon')).status).toBe(422)
    expect((await call('/v1/review?code=nonsense')).status).toBe(422)
  })
})

describe('what became of the words', () => {
  const side = (comparison: Comparison, kind: 'removed' | 'added') =>
    comparison.rows
      .flat()
      .filter((part) => part.kind === 'same' || part.kind === kind)
      .map(({ text }) => text)
      .join('')

  it('is told between two versions, numbers whole', async () => {
    const draft = await drafted({ factSheet: SMALL })
    const edited = await put(draft, `${draft.text.replace('1204人次', '1240人次')}\n另起一行。`)
    const answer = await call(`/v1/drafts/${draft.id}/difference?from=${draft.version}`)
    const comparison = (await answer.json()) as Comparison
    expect(side(comparison, 'removed')).toBe(draft.text)
    expect(side(comparison, 'added')).toBe(edited.text)
    const changed = comparison.rows.flat().filter(({ kind }) => kind !== 'same')
    expect(changed.slice(0, 2)).toEqual([
      { kind: 'removed', text: '1204' },
      { kind: 'added', text: '1240' },
    ])
    expect((await call(`/v1/drafts/${draft.id}/difference`)).status).toBe(422)
    expect((await call(`/v1/drafts/${draft.id}/difference?from=99`)).status).toBe(404)
  })

  it('is told against the same report of the period before', async () => {
    const organisation = '白沙乡人民政府'
    const [fact] = SMALL.facts!
    const now = await drafted({ factSheet: { ...SMALL, organisation, period: { year: 2026, quarter: 1 } } })
    const path = `/v1/drafts/${now.id}/difference?against=last-period`
    const none = await call(path)
    expect(none.status).toBe(404)
    expect((await problemOf(none)).detail).toContain('2025年第四季度')
    const facts = [{ ...fact, value: '998' }, ...SMALL.facts!.slice(1)]
    const last = await drafted({
      factSheet: { ...SMALL, organisation, facts, period: { year: 2025, quarter: 4 }, issuedOn: '2026-01-06' },
    })
    await drafted({ factSheet: { ...SMALL, organisation: '别处', period: { year: 2025, quarter: 4 } } })
    const comparison = (await (await call(path)).json()) as Comparison
    expect([comparison.before.id, comparison.after.id]).toEqual([last.id, now.id])
    expect(side(comparison, 'removed')).toBe(last.text)
    expect(comparison.rows.flat()).toContainEqual({ kind: 'removed', text: '998' })
  })
})
