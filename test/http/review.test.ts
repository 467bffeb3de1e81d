import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { D1Drafts } from '../../src/adapters/d1-drafts.ts'
import { D1ModelLedger } from '../../src/adapters/d1-model-ledger.ts'
import { D1OwnExpressions } from '../../src/adapters/d1-own-expressions.ts'
import { DurableJobs } from '../../src/adapters/durable-jobs.ts'
import { CHECKER_VERSION } from '../../src/check/check.ts'
import type { Draft } from '../../src/domain/draft.ts'
import type { HistoryEntry } from '../../src/domain/history.ts'
import { Scope } from '../../src/domain/role.ts'
import { type AcceptDeps, acceptDraft, type DraftRequest } from '../../src/pipeline/accept-draft.ts'
import { type ApproveDeps, approveDraft } from '../../src/pipeline/approve-draft.ts'
import { checkDraft } from '../../src/pipeline/check-draft.ts'
import { editText } from '../../src/pipeline/edit-text.ts'
import { sealerFrom } from '../../src/pipeline/seal.ts'
import { call, drafted, post, problemOf, reread, SHEETS, SMALL, send } from './client.ts'

const put = (draft: Draft, text: string, headers: Record<string, string> = {}) =>
  send('PUT', `/v1/drafts/${draft.id}/text`, { text }, headers)
const settle = (draft: Draft, findingId: string, body: object, headers: Record<string, string> = {}) =>
  post(`/v1/drafts/${draft.id}/findings/${findingId}`, body, headers)
const approve = (draft: Draft) => call(`/v1/drafts/${draft.id}/approve`, { method: 'POST' })
const draftOf = (response: Response) => response.json() as Promise<Draft>
const errorsOf = ({ check }: Draft) => check!.findings.filter(({ severity }) => severity === 'error')

/** A small draft in which a person wrote 1240 for 1204. */
async function flawed(): Promise<Draft> {
  const draft = await drafted({ factSheet: SMALL })
  expect(draft.text).toContain('1204人次')
  return draftOf(await put(draft, draft.text.replace('1204人次', '1240人次')))
}

describe('editing the text', () => {
  it('checks again at once and grows the version', async () => {
    const draft = await drafted({ factSheet: SMALL })
    const edited = await draftOf(await put(draft, draft.text.replace('1204人次', '1240人次')))
    expect(edited.version).toBe(draft.version + 1)
    expect(edited.status).toBe('flagged')
    expect(errorsOf(edited)[0]).toMatchObject({ code: 'value-mismatch', text: '1240人次', factId: 'inspectors' })
    expect(edited.receipt?.textSha256).not.toBe(draft.receipt?.textSha256)
    expect(edited.sections.some(({ drafter }) => drafter === 'person')).toBe(true)
  })

  it('refuses a writer who saw an older version', async () => {
    const draft = await drafted({ factSheet: SMALL })
    const first = await put(draft, `${draft.text}\n（补充）`, { 'if-match': `"${draft.version}"` })
    expect(first.status).toBe(200)
    expect(first.headers.get('etag')).toBe(`"${draft.version + 1}"`)
    const second = await put(draft, `${draft.text}\n（另补）`, { 'if-match': `"${draft.version}"` })
    expect(second.status).toBe(412)
    expect((await problemOf(second)).code).toBe('version-moved-on')
    expect((await reread(draft.id)).text).toContain('（补充）')
  })

  it('lets one of ten writers of a version through', async () => {
    const draft = await drafted({ factSheet: SMALL })
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        put(draft, `${draft.text}\n第${n}人`, { 'if-match': String(draft.version) }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(412)])
    expect((await reread(draft.id)).version).toBe(draft.version + 1)
  })

  it('refuses a text over the documented size', async () => {
    const draft = await drafted({ factSheet: SMALL })
    expect((await put(draft, '好'.repeat(50_001))).status).toBe(413)
  })
})

describe('settling findings', () => {
  it('applies the fix', async () => {
    const draft = await flawed()
    const finding = errorsOf(draft)[0]!
    const fixed = await draftOf(await settle(draft, finding.id, { action: 'fix' }))
    expect(fixed.status).toBe('clean')
    expect(fixed.text).toContain('1204人次')
  })

  it('wants a reason for a dismissal', async () => {
    const draft = await flawed()
    const response = await settle(draft, errorsOf(draft)[0]!.id, { action: 'dismiss' })
    expect(response.status).toBe(422)
    expect((await problemOf(response)).errors[0]?.path).toBe('reason')
  })

  it('keeps a dismissal while its sentence stands, and drops it when the sentence changes', async () => {
    const draft = await flawed()
    const dismissed = await draftOf(
      await settle(draft, errorsOf(draft)[0]!.id, { action: 'dismiss', reason: '口径不同' }),
    )
    expect(dismissed.status).toBe('clean')
    expect(dismissed.dismissals).toMatchObject([{ code: 'value-mismatch', text: '1240人次', reason: '口径不同' }])
    const elsewhere = await draftOf(await put(dismissed, `${dismissed.text}\n（补充说明）`))
    expect(elsewhere.status).toBe('clean')
    const changed = await draftOf(await put(elsewhere, elsewhere.text.replace('1240人次', '累计1240人次')))
    expect(changed.status).toBe('flagged')
    expect(changed.dismissals).toEqual([])
  })

  it('answers 404 for a finding that is not there', async () => {
    const draft = await drafted({ factSheet: SMALL })
    expect((await settle(draft, 'f99', { action: 'fix' })).status).toBe(404)
  })
})

describe('approval and export', () => {
  it('refuses both while an error is open, and gives a marked working copy', async () => {
    const draft = await flawed()
    const approval = await approve(draft)
    expect(approval.status).toBe(409)
    expect((await problemOf(approval)).errors).toHaveLength(errorsOf(draft).length)
    expect((await call(`/v1/drafts/${draft.id}/export?format=md`)).status).toBe(409)
    const copy = await call(`/v1/drafts/${draft.id}/export?format=txt&watermark=draft`)
    expect(copy.status).toBe(200)
    expect(await copy.text()).toMatch(/^【工作稿，有 1 处数字待核/)
  })

  it('approves a clean draft; a later edit voids the approval', async () => {
    const draft = await drafted({ factSheet: SMALL })
    const approved = await draftOf(await approve(draft))
    expect(approved.status).toBe('approved')
    expect(approved.receipt?.textSha256).toBe(draft.receipt?.textSha256)
    expect((await draftOf(await put(approved, `${approved.text}\n（补充）`))).status).toBe('clean')
  })

  it('refuses both where all words were taken out', async () => {
    const draft = await drafted({ factSheet: SMALL })
    const bare = await draftOf(await put(draft, ' \n'))
    const refused = await problemOf(await approve(bare))
    expect([refused.code, refused.detail]).toEqual(['not-ready', '稿件没有文字，写好后才能批准'])
    expect((await call(`/v1/drafts/${draft.id}/export?format=txt`)).status).toBe(409)
  })

  it('refuses a text with places left to fill in where it was to be complete, and names them', async () => {
    const draft = await drafted({ factSheet: SMALL })
    expect(draft.text).toContain('【此处请补充存在问题】')
    const complete = () => post(`/v1/drafts/${draft.id}/approve`, { complete: true })
    const refused = await problemOf(await complete())
    expect(refused.code).toBe('not-ready')
    expect(refused.errors).toEqual([
      { path: expect.stringMatching(/^text\.\d+-\d+$/), message: '【此处请补充存在问题】' },
    ])
    await put(draft, draft.text.replace('【此处请补充存在问题】', '个别村巡查不够经常。'))
    expect((await draftOf(await complete())).status).toBe('approved')
  })

  it('exports html, md and txt under a Chinese file name', async () => {
    const draft = await drafted({ factSheet: SMALL })
    for (const [format, type] of [
      ['html', 'text/html'],
      ['md', 'text/markdown'],
      ['txt', 'text/plain'],
    ]) {
      const response = await call(`/v1/drafts/${draft.id}/export?format=${format}`)
      expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
      const disposition = response.headers.get('content-disposition')!
      expect(decodeURIComponent(disposition.split("filename*=UTF-8''")[1]!)).toBe(`${draft.title}.${format}`)
      expect(await response.text()).toContain('1204')
    }
    expect((await problemOf(await call(`/v1/drafts/${draft.id}/export?format=pdf`))).errors[0]?.message).toContain(
      'html',
    )
  })

  it('lets nothing in a text run in the exported page', async () => {
    const draft = await drafted({ factSheet: SMALL })
    const evil =
      '<script>alert(1)</script><img src=x onerror=alert(2)> [点](javascript:alert(3)) ![x](http://a.test/b) `<b>`'
    await put(draft, `${draft.text}\n${evil}`)
    const page = await (await call(`/v1/drafts/${draft.id}/export?format=html&watermark=draft`)).text()
    expect(page).not.toMatch(/<script|<img|<a |<b>/)
    expect(page).toContain('&lt;script&gt;')
  })
})

describe('drafting a section again', () => {
  it('replaces that section and leaves the others', async () => {
    const draft = await drafted({ factSheet: SHEETS['township-quarterly'] })
    const section = draft.sections.find(({ start, end }) => draft.text.slice(start, end).includes('1204人次'))!
    const damaged = await draftOf(await put(draft, draft.text.replace('1204人次', '1240人次')))
    const response = await post(`/v1/drafts/${draft.id}/sections/${section.id}/redraft`, { instruction: '语言简练' })
    expect(response.status).toBe(200)
    const redrafted = await draftOf(response)
    expect(redrafted.version).toBe(damaged.version + 1)
    expect(redrafted.text).toBe(draft.text)
    expect(redrafted.sections).toEqual(draft.sections)
    expect((await call(`/v1/drafts/${draft.id}/sections/${section.id}/redraft`, { method: 'POST' })).status).toBe(200)
    expect((await post(`/v1/drafts/${draft.id}/sections/nowhere/redraft`, {})).status).toBe(404)
  })
})

describe('the history', () => {
  it('tells who did what, when, to which words, and why', async () => {
    const draft = await flawed()
    await settle(draft, errorsOf(draft)[0]!.id, { action: 'dismiss', reason: '口径不同' })
    await approve(draft)
    const { history } = (await (await call(`/v1/drafts/${draft.id}/history`)).json()) as { history: HistoryEntry[] }
    expect(history.map(({ action }) => action)).toEqual(['accept', 'finish', 'edit', 'dismiss', 'approve'])
    expect(history.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5])
    expect(history[2]?.words).toEqual([{ before: '1204', after: '1240' }])
    expect(history[3]?.why).toBe('口径不同')
    expect(history[3]?.words[0]?.after).toMatch(/^1240人次：.*1240人次/)
  })
})

describe('what must not happen', () => {
  let draft: Draft
  const clerk = {
    org: 'demo',
    actor: { id: 'demo-clerk', name: '演示用户' },
    kind: 'person' as const,
    scopes: Scope.options,
    selfApproval: false,
  }
  const deps: ApproveDeps = {
    drafts: new D1Drafts(env.DB),
    checker: CHECKER_VERSION,
    clock: { now: () => new Date() },
    checkDraft,
    ownExpressions: new D1OwnExpressions(env.DB),
    approvalSealer: sealerFrom('a secret of this test alone', 'approval'),
  }
  beforeAll(async () => {
    draft = await drafted({ factSheet: SMALL })
  })

  it('whoever drafted does not approve unless the organisation allows it', async () => {
    await expect(approveDraft(clerk, draft.id, null, deps)).rejects.toMatchObject({ code: 'forbidden' })
    const reviewer = { ...clerk, actor: { id: 'reviewer', name: '审核' } }
    await expect(approveDraft(reviewer, draft.id, null, deps)).resolves.toMatchObject({ status: 'approved' })
  })

  it('an unchecked text is neither stored nor approved', async () => {
    const broken: ApproveDeps = {
      ...deps,
      checkDraft: () => {
        throw new Error('checker down')
      },
    }
    const other = await drafted({ factSheet: SMALL })
    const reviewer = { ...clerk, selfApproval: true }
    await expect(editText(reviewer, other.id, null, '甲', broken)).rejects.toMatchObject({
      code: 'checker-unavailable',
    })
    await expect(approveDraft(reviewer, other.id, null, broken)).rejects.toMatchObject({ code: 'checker-unavailable' })
    expect(await reread(other.id)).toEqual(other)
  })

  it('no more drafts than the day allows, and none by a model that is not there', async () => {
    const accept = (change: Partial<AcceptDeps>, request: Partial<DraftRequest> = {}) =>
      acceptDraft(
        { ...clerk, org: crypto.randomUUID() },
        { factSheet: draft.factSheet, drafter: 'auto', businessKey: null, revise: false, ...request },
        null,
        {
          ...deps,
          jobs: new DurableJobs(env.DRAFT_JOB),
          ids: { next: () => crypto.randomUUID() },
          dailyDrafts: 1,
          dailyTokens: Number.POSITIVE_INFINITY,
          ledger: new D1ModelLedger(env.DB, () => {}),
          hasModel: false,
          ...change,
        },
      )
    await expect(accept({ dailyDrafts: 0 })).rejects.toMatchObject({
      code: 'rate-limited',
      headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
    })
    await expect(accept({}, { drafter: 'llm' })).rejects.toMatchObject({
      code: 'invalid',
      places: [{ path: 'drafter' }],
    })
    await expect(accept({}, { drafter: 'template' })).resolves.toMatchObject({ draft: { status: 'drafting' } })
  })

  it('another organisation neither sees nor changes it', async () => {
    const stranger = { ...clerk, org: 'other' }
    await expect(editText(stranger, draft.id, null, '甲', deps)).rejects.toMatchObject({ code: 'not-found' })
    expect((await deps.drafts.list('other', { limit: 10 })).drafts).toEqual([])
    expect(await deps.drafts.history('other', draft.id)).toEqual([])
  })
})
