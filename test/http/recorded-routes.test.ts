import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { ROUTES } from '../../src/http/routes.ts'
import { call, drafted, post, SMALL, send } from './client.ts'

/* Which endpoints change something, and that a change of each leaves its entry. A new endpoint must be named here. */

/** Endpoints that are asked by POST, PUT or DELETE and change nothing that stays. */
const CHANGES_NOTHING = ['checkText', 'parseFacts', 'releaseReview', 'echo']
/** What the entry of an endpoint is called, where this test makes one. */
const RECORDED: Readonly<Record<string, string>> = {
  createDraft: 'draft.accept',
  cancelDraft: 'draft.cancel',
  cancelRedraft: 'draft.cancel',
  editText: 'draft.edit',
  settleFinding: 'draft.dismiss',
  settleFindings: 'draft.fix',
  undoStep: 'draft.undo',
  redraftSection: 'draft.redraft',
  approveDraft: 'draft.approve',
  exportDraft: 'draft.export',
  claimReview: 'review.take-over',
  addExpressions: 'lexicon.add',
  removeExpression: 'lexicon.remove',
  addSamples: 'sample.add',
  correctSample: 'sample.correct',
  correctPassage: 'sample.correct',
  deleteSample: 'sample.delete',
  exportAudit: 'audit.export',
  backUp: 'backup.export',
}
/** Recorded as well, and tested where they are made: test/http/keys.test.ts, test/http/webhooks.test.ts. */
const ELSEWHERE = /key|webhook|endpoint|deliver|secret|sandbox/i

const REPORT = `关于河道整治的工作报告\n\n一、主要工作\n\n${'全镇组织力量对辖区河道开展拉网式巡查，发现问题及时整改，水质持续向好。'.repeat(3)}`
const actionsOf = async (requestId: string): Promise<string[]> => {
  const { results } = await env.DB.prepare('SELECT action FROM audit_log WHERE request_id = ? ORDER BY seq')
    .bind(requestId)
    .all<{ action: string }>()
  return results.map(({ action }) => action)
}

it('knows every endpoint that changes something', () => {
  const changing = ROUTES.map(({ operation }) => operation).filter(({ method }) => method !== 'GET')
  const unknown = changing.filter(({ id }) => !(id in RECORDED) && !CHANGES_NOTHING.includes(id) && !ELSEWHERE.test(id))
  expect(unknown.map(({ id }) => id)).toEqual([])
})

it('every change leaves its entry, with the request that made it', async () => {
  const recorded: Record<string, string[]> = {}
  const ask = async (id: string, method: string, path: string, body?: unknown): Promise<Response> => {
    const headers = { 'x-request-id': id }
    const response =
      body === undefined ? await call(path, { method, headers }) : await send(method, path, body, headers)
    expect(response.ok, `${id}: ${response.status}`).toBe(true)
    if (method === 'GET') await response.clone().arrayBuffer()
    recorded[id] = await actionsOf(id)
    return response
  }
  const created = await ask('createDraft', 'POST', '/v1/drafts', { factSheet: SMALL, drafter: 'template' })
  const { id, text } = await created.json<{ id: string; text: string }>()
  const at = `/v1/drafts/${id}`
  const edited = await ask('editText', 'PUT', `${at}/text`, {
    text: `${text.replace('1204', '1240')}\n清理垃圾350吨。`,
  })
  const { check } = await edited.json<{ check: { findings: { id: string; fix: object | null; severity: string }[] } }>()
  const errors = check.findings.filter(({ severity }) => severity === 'error')
  const settled = { action: 'dismiss', reason: '口径不同' }
  await ask('settleFinding', 'POST', `${at}/findings/${errors.find(({ fix }) => !fix)!.id}`, settled)
  const fixable = errors.find(({ fix }) => fix)!.id
  await ask('settleFindings', 'POST', `${at}/findings`, { action: 'fix', findingIds: [fixable], seenIn: 3 })
  await ask('undoStep', 'POST', `${at}/undo`)
  await post(`${at}/findings`, { action: 'fix', findingIds: [fixable], seenIn: 3 })
  const other = await drafted({ factSheet: SMALL })
  await ask('redraftSection', 'POST', `/v1/drafts/${other.id}/sections/${other.sections[1]!.id}/redraft`, {})
  await ask('approveDraft', 'POST', `/v1/drafts/${other.id}/approve`)
  await ask('exportDraft', 'GET', `/v1/drafts/${other.id}/export?format=md`)
  await send('PUT', `${at}/review`, { seat: 'window-one' })
  await ask('claimReview', 'PUT', `${at}/review`, { seat: 'window-two', takeOver: true })
  await ask('addExpressions', 'POST', '/v1/lexicon', { expressions: [{ phrase: '五清一改' }] })
  await ask('removeExpression', 'DELETE', `/v1/lexicon/${encodeURIComponent('五清一改')}`)
  const added = await ask('addSamples', 'POST', '/v1/samples', { text: REPORT })
  const { samples } = await added.json<{ samples: { id: string }[] }>()
  const sample = `/v1/samples/${samples[0]!.id}`
  await ask('correctSample', 'POST', sample, { year: 2024 })
  await ask('correctPassage', 'POST', `${sample}/passages/${samples[0]!.id}-1`, { section: null })
  await ask('deleteSample', 'DELETE', sample)
  await ask('exportAudit', 'GET', '/v1/audit/export?format=csv')
  await ask('backUp', 'GET', '/v1/backup')
  await ask('cancelRedraft', 'POST', `/v1/drafts/${other.id}/sections/${other.sections[1]!.id}/redraft/cancel`, {})
  // A job's own step has no request; a draft by template ends before anybody could cancel it.
  const byJob = ['cancelDraft', 'redraftSection']
  for (const [operation, action] of Object.entries(RECORDED))
    if (!byJob.includes(operation)) expect(recorded[operation], operation).toEqual([action])
  const { results } = await env.DB.prepare("SELECT actor_name FROM audit_log WHERE action = 'draft.redraft'").all()
  expect(results).toEqual([{ actor_name: '演示用户' }])
})
