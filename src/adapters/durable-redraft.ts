import { DurableObject } from 'cloudflare:workers'
import { Problem } from '../domain/problem.ts'
import type { Redrafts } from '../pipeline/redraft-section.ts'
import {
  type Redrafted,
  type RedraftJob,
  type RewriteDeps,
  type RewriteStore,
  type Rewritten,
  rewriteSection,
} from '../pipeline/rewrite-section.ts'
import { storageFault } from '../pipeline/storage-fault.ts'

const MOST_ERRORS = 3
const BACKOFF_MS = 500
/** What the database would not take is offered to it again after this long. */
const STORAGE_WAIT_MS = 5_000
/** How long the outcome stays for whoever asks again. */
const KEPT_MS = 24 * 60 * 60 * 1000

export type RedraftHome = Omit<RewriteDeps, 'kept' | 'signal'> & { report(error: unknown, job: RedraftJob): void }

/**
 * One section drafted again in a Durable Object of its own, by its alarm: whoever asked may go away, and a restart finds
 * the section that was paid for.
 */
export abstract class DurableRedraft<Env> extends DurableObject<Env> implements RewriteStore {
  protected abstract readonly home: RedraftHome
  /** Stops what is being written; null where nothing is. */
  #stop: AbortController | null = null
  #waiters: (() => void)[] = []

  /** Accepts the job, goes on with it, or tries again what had failed. Gives what came of it, or null where nothing has in that time. */
  async redraft(job: RedraftJob, withinMs: number): Promise<Redrafted | null> {
    const before = await this.#outcome()
    if (before && 'version' in before) return before
    if (before) await this.ctx.storage.delete(['outcome', 'errors'])
    await this.ctx.storage.put('job', job)
    const idle = before !== null || (await this.ctx.storage.getAlarm()) === null
    if (!this.#stop && idle) await this.ctx.storage.setAlarm(Date.now())
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, withinMs)
      this.#waiters.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
    return this.#outcome()
  }

  /** Calls the job off, for good. What has ended stays as it ended. */
  async cancel(): Promise<void> {
    if (!(await this.ctx.storage.get<RedraftJob>('job')) || (await this.#outcome())) return
    await this.#end({ problem: { code: 'conflict', message: '已取消重写，稿件没有改动' } })
    this.#stop?.abort()
  }

  async rewritten(): Promise<Rewritten | null> {
    return (await this.ctx.storage.get<Rewritten>('rewritten')) ?? null
  }
  async keep(rewritten: Rewritten): Promise<void> {
    await this.ctx.storage.put('rewritten', rewritten)
  }

  override async alarm(): Promise<void> {
    const job = await this.ctx.storage.get<RedraftJob>('job')
    if (!job) return
    if (await this.#outcome()) return this.ctx.storage.deleteAll()
    const stop = new AbortController()
    this.#stop = stop
    try {
      await this.#end({ version: await rewriteSection(job, { ...this.home, kept: this, signal: stop.signal }) })
    } catch (error) {
      if (stop.signal.aborted) await this.#beginAnew()
      else await this.#endOrRetry(job, error)
    } finally {
      this.#stop = null
    }
  }

  /** Somebody may have asked for the same again while the run that was called off was still ending. */
  async #beginAnew(): Promise<void> {
    if (!(await this.#outcome())) await this.ctx.storage.setAlarm(Date.now())
  }

  async #endOrRetry(job: RedraftJob, error: unknown): Promise<void> {
    if (error instanceof Problem) return this.#end({ problem: { code: error.code, message: error.message } })
    this.home.report(error, job)
    if (storageFault(error)) return this.ctx.storage.setAlarm(Date.now() + STORAGE_WAIT_MS)
    const errors = ((await this.ctx.storage.get<number>('errors')) ?? 0) + 1
    await this.ctx.storage.put('errors', errors)
    if (errors < MOST_ERRORS) return this.ctx.storage.setAlarm(Date.now() + BACKOFF_MS * 2 ** errors)
    await this.#end({ problem: { code: 'unavailable', message: '这一节多次重写出错，稿件没有改动，请稍后再试' } })
  }

  async #end(outcome: Redrafted): Promise<void> {
    await this.ctx.storage.put('outcome', outcome)
    await this.ctx.storage.setAlarm(Date.now() + KEPT_MS)
    for (const wake of this.#waiters.splice(0)) wake()
  }

  async #outcome(): Promise<Redrafted | null> {
    return (await this.ctx.storage.get<Redrafted>('outcome')) ?? null
  }
}

/** Reaches the Durable Object of each redraft by what was asked of which version. */
export function durableRedrafts<Env>(namespace: DurableObjectNamespace<DurableRedraft<Env>>): Redrafts {
  const of = ({ org, draftId, version, sectionId, instruction }: RedraftJob) =>
    namespace.get(namespace.idFromName(JSON.stringify([org, draftId, version, sectionId, instruction])))
  return {
    redraft: async (job, withinMs) => of(job).redraft(job, withinMs),
    cancel: async (job) => of(job).cancel(),
  }
}
