import type { AuditDigest, AuditEntry, AuditHead } from '../domain/audit.ts'
import { GENESIS, hashOf } from './audit-chain.ts'
import { digestWords, type SealState, sealState } from './audit-seals.ts'
import type { AuditLog } from './ports.ts'
import type { Sealer } from './seal.ts'

/** The first place at which a chain is not what was written. */
export interface AuditFault {
  readonly kind: 'altered' | 'removed' | 'moved' | 'added' | 'forged'
  /** Number of the entry concerned. */
  readonly seq: number
  /** What is wrong there, in Chinese. */
  readonly message: string
}

/** What came of walking a whole chain. */
export interface Verification {
  readonly intact: boolean
  /** Entries that were read. */
  readonly entries: number
  readonly head: AuditHead | null
  readonly seal: SealState
  readonly fault: AuditFault | null
}

/** What it takes to verify a chain. */
export interface VerifyDeps {
  readonly audit: Pick<AuditLog, 'entries' | 'head' | 'digests'>
  readonly sealer: Sealer
}

const PAGE = 500
/** How far around its place a misplaced entry's own number is looked for. */
const REACH = 2000

/**
 * Walks an organisation's chain from its first entry to its head and names the first that was altered, removed, moved or
 * added. Whoever rewrote the whole chain, hashes and all, is told by the seals over its head and over the daily digests.
 */
export async function verifyAudit(org: string, deps: VerifyDeps): Promise<Verification> {
  const digests = new Map((await deps.audit.digests(org)).map((digest) => [digest.seq, digest]))
  const walk = await walkChain(org, digests, deps)
  const seal = walk.head ? await sealState(org, walk.head, deps.sealer) : 'unsealed'
  const fault = walk.fault ?? (await forgeryIn(org, walk.head, seal, [...digests.values()], deps.sealer))
  return { intact: fault === null, entries: walk.last.seq, head: walk.head, seal, fault }
}

interface Walked {
  readonly last: { readonly seq: number; readonly hash: string }
  readonly head: AuditHead | null
  readonly fault: AuditFault | null
}

async function walkChain(
  org: string,
  digests: ReadonlyMap<number, AuditDigest>,
  { audit }: VerifyDeps,
): Promise<Walked> {
  let last = { seq: 0, hash: GENESIS }
  for (let after: number = Number.MIN_SAFE_INTEGER; ; after = last.seq) {
    const page = await audit.entries(org, { after, limit: PAGE })
    for (const entry of page) {
      const fault = (await faultOf(entry, last)) ?? againstDigest(entry, digests.get(entry.seq))
      if (fault) return { last, head: await audit.head(org), fault }
      last = entry
    }
    if (page.length === PAGE) continue
    // Read after the entries: whatever was appended meanwhile is in the head too, and the walk goes on to it.
    const head = await audit.head(org)
    const longest = Math.max(head?.seq ?? 0, ...digests.keys())
    if (longest > last.seq && (await audit.entries(org, { after: last.seq, limit: 1 })).length > 0) continue
    return { last, head, fault: endFault(last, head, longest) }
  }
}

async function faultOf(entry: AuditEntry, last: Walked['last']): Promise<AuditFault | null> {
  const seq = last.seq + 1
  if (entry.seq < seq) return { kind: 'added', seq: entry.seq, message: `第 ${entry.seq} 条不是本服务写入的` }
  if ((await hashOf(entry)) !== entry.hash) return misplaced(entry, seq)
  if (entry.seq > seq) return { kind: 'removed', seq, message: `第 ${seq} 条被删去，下一条是第 ${entry.seq} 条` }
  if (entry.prevHash === last.hash) return null
  const named = Math.max(1, last.seq)
  return { kind: 'altered', seq: named, message: `第 ${named} 条被改写，它的摘要与后一条所记的不同` }
}

/** An entry whose hash does not fit stood elsewhere before, or was altered. */
async function misplaced(entry: AuditEntry, expected: number): Promise<AuditFault> {
  for (let seq = Math.max(1, entry.seq - REACH); seq <= entry.seq + REACH; seq++)
    if ((await hashOf({ ...entry, seq })) === entry.hash)
      return { kind: 'moved', seq: expected, message: `第 ${expected} 条的位置上是原来的第 ${seq} 条，次序被调换` }
  const seq = entry.seq
  return { kind: 'altered', seq, message: `第 ${seq} 条的内容被改动，与写入时的摘要不符` }
}

const againstDigest = ({ seq, hash }: AuditEntry, digest: AuditDigest | undefined): AuditFault | null =>
  digest && digest.hash !== hash
    ? { kind: 'forged', seq, message: `第 ${seq} 条与 ${digest.day} 的每日摘要不符，到这一条为止的记录被重新写过` }
    : null

function endFault(last: Walked['last'], head: AuditHead | null, longest: number): AuditFault | null {
  const next = last.seq + 1
  if (longest > last.seq)
    return { kind: 'removed', seq: next, message: `末尾的记录被删去，缺第 ${next} 至 ${longest} 条` }
  if (!head) return last.seq === 0 ? null : { kind: 'forged', seq: last.seq, message: '链尾的登记被删去' }
  if (head.seq < last.seq) return { kind: 'added', seq: head.seq + 1, message: `第 ${head.seq + 1} 条不是本服务写入的` }
  if (head.hash === last.hash) return null
  return { kind: 'altered', seq: last.seq, message: `第 ${last.seq} 条被改写，与链尾的登记不符` }
}

async function forgeryIn(
  org: string,
  head: AuditHead | null,
  seal: SealState,
  digests: readonly AuditDigest[],
  sealer: Sealer,
): Promise<AuditFault | null> {
  for (const digest of digests)
    if (digest.closed && digest.seal && (await sealer.verify(digestWords(org, digest), digest.seal)) === 'invalid')
      return { kind: 'forged', seq: digest.seq, message: `${digest.day} 的每日摘要封印不符，不是本服务写入的` }
  if (seal !== 'invalid' || !head) return null
  return { kind: 'forged', seq: head.seq, message: `链尾第 ${head.seq} 条的封印不符，不是本服务写入的` }
}
