import { restoreBackup } from '../../../src/adapters/backup/restore-backup.ts'
import { writeBackup } from '../../../src/adapters/backup/write-backup.ts'
import { D1Accounts } from '../../../src/adapters/d1-accounts.ts'
import { D1ApiKeys } from '../../../src/adapters/d1-api-keys.ts'
import { D1Attempts, D1Spent } from '../../../src/adapters/d1-attempts.ts'
import { D1AuditLog } from '../../../src/adapters/d1-audit-log.ts'
import { D1DueDeliveries } from '../../../src/adapters/d1-due-deliveries.ts'
import { D1ModelLedger } from '../../../src/adapters/d1-model-ledger.ts'
import { D1OwnExpressions } from '../../../src/adapters/d1-own-expressions.ts'
import { D1Reviews } from '../../../src/adapters/d1-reviews.ts'
import { D1Samples } from '../../../src/adapters/d1-samples.ts'
import { D1Sessions } from '../../../src/adapters/d1-sessions.ts'
import { D1Webhooks } from '../../../src/adapters/d1-webhooks.ts'
import { D1Vectors } from '../../../src/adapters/kept-vectors.ts'
import { D1Passages } from '../../../src/adapters/passages-retriever.ts'
import { recorderOf } from '../../../src/adapters/recorder.ts'
import { standingOf } from '../../../src/adapters/standing.ts'
import { embeddedSamples, syncSamples } from '../../../src/cli/sync-samples.ts'
import { sealerFrom } from '../../../src/pipeline/seal.ts'

/* Every store asked all that it can be asked, in an order that fills, changes and empties it. What it answers is data. */

const AT = '2026-07-06T01:02:03.004Z'
const LATER = '2026-07-06T09:00:00.000Z'
const clock = { now: () => new Date(AT) }
const actor = { id: 'wang', name: '王某' }
const origin = { actor, kind: 'person', address: '10.0.0.1', requestId: 'r1' } as const

/** A database of its own for each run: the audit log remembers by organisation where a chain ended. */
export interface Asked {
  readonly database: D1Database
  readonly spare: D1Database
  readonly org: string
}
type Answers = Record<string, unknown>

const auditIn = (database: D1Database) => new D1AuditLog(database, clock, sealerFrom('a secret of this test', 'audit'))
const recorderIn = (database: D1Database) => recorderOf(auditIn(database), origin)

export async function askAccounts({ database, org }: Asked): Promise<Answers> {
  const accounts = new D1Accounts(database)
  const sessions = new D1Sessions(database)
  const organisation = { id: org, name: '云溪镇', selfApproval: true, secondFactor: false }
  const admin = {
    ...{ org, id: 'a', userName: 'Admin', name: '管理员', roles: ['admin'] as const, passwordPassing: true },
    ...{ password: 'scrypt', createdAt: AT },
  } as const
  const other = { ...admin, id: 'b', userName: 'zhang', passwordPassing: false, password: null }
  const identity = { issuer: 'https://sso', subject: '7' }
  const session = { digest: 'd1', org, userId: 'a', proven: true, address: null, begunAt: 1_783_300_000_000, seenAt: 5 }
  const answers: Answers = {
    found: await accounts.found(organisation, admin),
    taken: await accounts.found({ ...organisation, id: 'other' }, { ...admin, org: 'other' }),
    added: await accounts.add(other, identity),
    again: await accounts.add({ ...other, id: 'c' }, null),
    organisations: await accounts.organisations(),
  }
  await accounts.settle(org, { name: '云溪', selfApproval: false, secondFactor: true })
  await accounts.change(org, 'a', { roles: ['admin', 'clerk'], disabled: true, totp: 'x', signedInAt: LATER })
  await accounts.replaceRecoveryCodes(org, 'a', ['1', '2', '3'])
  await sessions.open(session)
  await sessions.open({ ...session, digest: 'd2' })
  await sessions.seen('d1', 1_783_300_000_999)
  return {
    ...answers,
    organisation: await accounts.organisation(org),
    list: await accounts.list(org),
    get: await accounts.get(org, 'a'),
    none: await accounts.get(org, 'z'),
    named: await accounts.named('zhang'),
    known: await accounts.known(identity),
    steps: [await accounts.takeStep(org, 'a', 7), await accounts.takeStep(org, 'a', 7)],
    code: [await accounts.takeRecoveryCode(org, 'a', '2'), await accounts.takeRecoveryCode(org, 'a', '2')],
    codes: await accounts.countRecoveryCodes(org, 'a'),
    session: await sessions.find('d1'),
    sessions: await sessions.count(org, 'a'),
    ended: [await sessions.endAll(org, 'a', 'd1'), await sessions.count(org, 'a')],
    swept: [await sessions.sweep(1_783_300_000_001), await sessions.count(org, 'a')],
  }
}

export async function askLimits({ database, org }: Asked): Promise<Answers> {
  const attempts = new D1Attempts(database)
  const spent = new D1Spent(database, async (word) => word)
  const ledger = new D1ModelLedger(database, (error) => {
    throw error
  })
  const entered: unknown[] = []
  for (const now of [1_783_300_000_000, 1_783_300_000_001, 1_783_300_000_002, 1_783_300_900_000])
    entered.push(await attempts.enter('zhang', 2, now, 60_000))
  await attempts.takeBack('zhang')
  entered.push(await attempts.enter('zhang', 2, 1_783_300_900_001, 60_000))
  await ledger.add(org, '2026-07-06', { inputTokens: 10.4, outputTokens: 2 })
  await ledger.add(org, '2026-07-06', { inputTokens: 5, outputTokens: 1 })
  await attempts.clear('zhang')
  await attempts.sweep(5)
  return {
    entered,
    spent: [await spent.spend('sign-on', 'w', 1), await spent.spend('sign-on', 'w', 2)],
    swept: [await spent.sweep(2), await spent.spend('sign-on', 'w', 3)],
    tokens: await ledger.tokensOn(org, '2026-07-06'),
    none: await ledger.tokensOn(org, '2026-07-07'),
  }
}

export async function askIntegrations({ database, org }: Asked): Promise<Answers> {
  const keys = new D1ApiKeys(database, recorderIn(database))
  const webhooks = new D1Webhooks(database, recorderIn(database))
  const due = new D1DueDeliveries(database)
  const secret = { hash: 'h1', sealed: null, hint: '…a', madeAt: AT, until: null }
  const key = {
    ...{ id: 'k1', name: 'OA', scheme: 'bearer', scopes: ['drafts:read'], perMinute: 60, dailyDrafts: null },
    ...{ expiresAt: null, revokedAt: null, createdAt: AT, createdBy: 'wang' },
  } as unknown as Parameters<D1ApiKeys['create']>[1]
  const endpoint = {
    ...{ id: 'e1', name: 'OA', url: 'https://oa/hook', events: ['draft.finished'], createdAt: AT, createdBy: 'wang' },
    ...{ secretMadeAt: AT },
  } as unknown as Parameters<D1Webhooks['add']>[1]
  const message = { id: 'm1', event: 'draft.finished', payload: '{}', at: AT } as unknown as Parameters<
    D1Webhooks['lay']
  >[2]
  const outcome = {
    ...{ at: LATER, status: 500, fault: '500', milliseconds: 12, state: 'waiting', nextAt: LATER },
  } as unknown as Parameters<D1DueDeliveries['tried']>[3]
  return {
    created: await keys.create(org, key, secret, 1),
    tooMany: await keys.create(org, { ...key, id: 'k2' }, { ...secret, hash: 'h9' }, 1),
    rotated: await keys.rotate(org, 'k1', { ...secret, hash: 'h2', madeAt: LATER }, LATER),
    used: [await keys.use('k1', 1, '2026-07-06'), await keys.use('k1', 1, '2026-07-06'), await keys.use('k1', 2, 'x')],
    nonces: [await keys.takeNonce('k1', 'n', AT, '2025'), await keys.takeNonce('k1', 'n', AT, '2025')],
    listed: await keys.list(org),
    byHash: await keys.byHash('h1'),
    byId: await keys.byId('k1'),
    revoked: [await keys.revoke(org, 'k1', LATER), await keys.revoke(org, 'k1', LATER)],
    added: await webhooks.add(org, endpoint, 'sealed', 1),
    full: await webhooks.add(org, { ...endpoint, id: 'e2' }, 'sealed', 1),
    laid: [await webhooks.lay(org, 'e1', message), await webhooks.lay(org, 'none', message)],
    renewed: await webhooks.renewSecret(org, 'e1', 'sealed 2', LATER, '2027'),
    due: await due.due(org, 'e1', LATER, 10),
    tried: await due.tried(org, 'e1', 'm1', outcome),
    next: await due.nextAt(org, 'e1'),
    changed: await webhooks.change(org, 'e1', { name: '新', enabled: false }, LATER),
    reopened: await webhooks.change(org, 'e1', { enabled: true }, LATER),
    replayed: await webhooks.replay(org, 'e1', 'm1', LATER),
    deliveries: await webhooks.deliveries(org, 'e1', { limit: 5 }),
    behind: await webhooks.deliveries(org, 'e1', { state: 'waiting', cursor: `${LATER}~z`, limit: 5 }),
    delivery: await webhooks.delivery(org, 'e1', 'm1'),
    gone: await due.gone(org, 'e1', '410', LATER),
    forgotten: await due.forget(org, 'e1', '2027'),
    endpoints: await webhooks.list(org),
    removed: await webhooks.remove(org, 'e1'),
  }
}

export async function askLibrary({ database, org }: Asked): Promise<Answers> {
  const samples = new D1Samples(database, recorderIn(database))
  const expressions = new D1OwnExpressions(database, recorderIn(database))
  const vectors = new D1Vectors(database, 'lsa')
  const passages = new D1Passages(database)
  const [first, second] = (await embeddedSamples()).map((taken) => ({
    ...taken,
    sample: { ...taken.sample, createdAt: AT },
  }))
  const phrase = { phrase: '六五普法', note: null, addedBy: '王某', addedAt: AT }
  const { id } = first!.sample
  const place = first!.passages[1]!
  await vectors.keep([{ id: 'p', vector: new Float32Array([0.6, 0.8]) }])
  await vectors.keep([{ id: 'p', vector: new Float32Array([0.8, 0.6]) }])
  // Of candidates that tie at the cut each takes its own, which lend words: close ones behind the first may change places,
  // so the first alone is the same everywhere.
  // How well either finds, test/bench/retrieval.ts measures.
  const found = async (text: string) =>
    (await passages.find(org, { text, k: 1 })).map(({ id, sampleTitle }) => [id, sampleTitle])
  return {
    synced: [await syncSamples(database), await syncSamples(database)],
    saved: [await samples.saveAll(org, [first!, second!]), await samples.save(org, first!)],
    listed: (await samples.list(org, { limit: 100 })).samples.filter(({ embedded }) => !embedded),
    got: await samples.get(org, id),
    found: [await found('环境保护巡查整治河道垃圾'), await found('安全生产隐患排查'), await found('zzz')],
    corrected: await samples.correct(
      org,
      id,
      { title: '改名', year: null, reportType: 'township-quarterly' },
      first!.sample,
    ),
    placed: await samples.correctPassage(org, id, place.id, { section: '问题', themes: ['河道'] }, place),
    placedAgain: await samples.correctPassage(org, id, place.id, { section: '措施' }, place),
    after: await found('河道保洁'),
    digests: (await samples.digests(org)).size,
    deleted: [await samples.delete(org, id), await samples.delete(org, id)],
    without: await found('环境保护巡查整治河道垃圾'),
    terms: await database
      .prepare('SELECT count(*) AS n, sum(passages) AS m FROM passage_terms WHERE passages > 0')
      .first(),
    vectors: [...(await vectors.kept(['p', 'q'])).get('p')!],
    phrases: [await expressions.add(org, [phrase, { ...phrase, phrase: '一网统管' }], 2), await expressions.list(org)],
    tooMany: await expressions.add(org, [{ ...phrase, phrase: '第三' }], 2),
    removed: [await expressions.remove(org, '六五普法'), await expressions.remove(org, '六五普法')],
    standing: await standingOf(database),
  }
}

export async function askRecords({ database, spare, org }: Asked): Promise<Answers> {
  const audit = auditIn(database)
  const reviews = new D1Reviews(database)
  const claim = { actor, seat: 's', takeOver: false, now: AT, until: LATER }
  const sought = {
    reportType: 'township-quarterly',
    organisation: '云溪镇',
    period: { year: 2026, quarter: 2 },
  } as never
  const limit = 100
  const lines: string[] = []
  for await (const part of writeBackup(org, { secrets: true }, { database, clock })) lines.push(part)
  const whole = lines.join('').trimEnd().split('\n')
  const restored = await restoreBackup(
    async function* () {
      yield* whole
    },
    { database: spare, audit: auditIn(spare) },
  )
  const moved = await spare.prepare('SELECT count(*) AS n FROM audit_log WHERE org = ?').bind(org).first('n')
  return {
    claims: [
      await reviews.claim(org, 'd', claim),
      await reviews.claim(org, 'd', { ...claim, actor: { id: 'li', name: '李某' }, seat: 't' }),
      await reviews.claim(org, 'd', { ...claim, seat: 'u', takeOver: true }),
    ],
    holder: await reviews.holder(org, 'd', AT),
    holders: [...(await reviews.holders(org, AT)).keys()],
    waiting: await reviews.waiting(org, ['clean'], AT, 5),
    report: await reviews.reportOf(org, sought),
    released: [await reviews.release(org, 'd', 'u', LATER), await reviews.holder(org, 'd', AT)],
    entries: (await audit.entries(org, { limit })).map(({ seq, action, before, after }) => [
      seq,
      action,
      before,
      after,
    ]),
    filtered: await audit.entries(org, {
      limit,
      after: 2,
      action: 'key.add',
      actor: '王某',
      from: '2026',
      until: '2027',
    }),
    head: (await audit.head(org))?.seq,
    digests: (await audit.digests(org)).map(({ day, closed }) => [day, closed]),
    rows: restored.rows,
    moved,
    tables: whole.filter((line) => line.startsWith('{"table"')),
  }
}
