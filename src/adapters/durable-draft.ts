import { DurableObject } from 'cloudflare:workers'
import type { DraftedSection } from '../domain/draft.ts'
import type { Actor } from '../domain/history.ts'
import { Problem } from '../domain/problem.ts'
import type { DraftEvent } from '../pipeline/draft-event.ts'
import { endCancelled, type FinishDeps, failDraft, finishDraft } from '../pipeline/finish-draft.ts'
import type { Job } from '../pipeline/ports.ts'
import { type RunDeps, runDraft } from '../pipeline/run-draft.ts'
import { storageFault } from '../pipeline/storage-fault.ts'
import type { Particulars, Trace } from '../pipeline/trace.ts'
import { UNTRACED } from '../pipeline/trace.ts'
import { DurableSteps } from './durable-steps.ts'
import { EventLog } from './event-log.ts'

/** After this many errors (not restarts) a draft is given up, with its reason. */
const MOST_ERRORS = 5
const LONGEST_BACKOFF_MS = 60_000
/** A draft that the database would not take is offered to it again after this long. */
const STORAGE_WAIT_MS = 5_000
/** How long events stay for clients that come back late. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000

/** How often a run looks whether it was called off by way of another process. */
const HEED_MS = 1000

/** What a job needs beside its own storage. */
export type Home = Omit<RunDeps, 'steps' | 'emit' | 'signal'> & FinishDeps & { report(error: unknown, job: Job): void }

/**
 * One drafting in a Durable Object of its own. Its alarm runs the steps; each finished step is stored before the next
 * begins, so that whatever kills the process, the alarm goes on with what is unfinished and pays for nothing twice.
 */
export abstract class DurableDraft<Env> extends DurableObject<Env> {
  protected abstract readonly home: Home
  readonly #steps: DurableSteps
  readonly #events: EventLog
  /** Stops the run that is under way; null where none is. */
  #stop: AbortController | null = null
  #waiters: (() => void)[] = []

  constructor(state: DurableObjectState, env: Env) {
    super(state, env)
    this.#steps = new DurableSteps(state.storage.sql)
    this.#events = new EventLog(state.storage.sql)
  }

  /** Accepts the job; the same job again only wakes it. */
  async start(job: Job): Promise<void> {
    if (!this.#steps.job()) {
      this.#steps.keepJob(job)
      await this.ctx.storage.sync()
    }
    if (this.#events.ended || this.#stop || (await this.ctx.storage.getAlarm()) !== null) return
    await this.ctx.storage.setAlarm(Date.now())
  }

  /** Calls the job off, for good. True when it has ended by then. */
  async cancel(job: Job, actor: Actor, withinMs: number): Promise<boolean> {
    if (this.#events.ended) return true
    if (!this.#steps.job()) this.#steps.keepJob(job)
    if (!this.#steps.cancelledBy()) this.#steps.keepCancelled(actor)
    if (this.#stop) this.#stop.abort()
    else await this.ctx.storage.setAlarm(Date.now())
    return this.ended(withinMs)
  }

  async sections(): Promise<readonly DraftedSection[]> {
    return this.#steps.sections()
  }

  /** True as soon as the draft has ended, false when it has not within that time. */
  async ended(withinMs: number): Promise<boolean> {
    if (this.#events.ended) return true
    return new Promise((resolve) => {
      // Asked once more: where two processes share the work, the other one may have ended it.
      const timer = setTimeout(() => resolve(this.#events.ended), withinMs)
      this.#waiters.push(() => {
        clearTimeout(timer)
        resolve(true)
      })
    })
  }

  /** The stored events after that one, as JSON: what crosses to the caller is text. Null where nothing is kept of the job. */
  async eventsSince(after: string): Promise<string | null> {
    const job = this.#steps.job()
    return job && JSON.stringify(this.#events.since(job.run, after))
  }

  /** The events as SSE; 404 where nothing is kept of the job. */
  override async fetch(request: Request): Promise<Response> {
    const job = this.#steps.job()
    if (!job) return new Response(null, { status: 404 })
    return new Response(this.#events.listen(job.run, request.headers.get('last-event-id')))
  }

  override async alarm(): Promise<void> {
    const job = this.#steps.job()
    if (!job) return
    if (this.#events.ended) return this.#sweep()
    this.#stop = new AbortController()
    const heeding = setInterval(() => this.#steps.cancelledBy() && this.#stop?.abort(), HEED_MS)
    try {
      await this.#advanceOrEnd(job, this.#stop.signal)
    } catch (error) {
      this.home.report(error, job)
      await this.#retryOrFail(job, error)
    } finally {
      clearInterval(heeding)
      this.#stop = null
    }
  }

  /** Goes on with the draft unless it was called off, be it in the middle of a step. */
  async #advanceOrEnd(job: Job, signal: AbortSignal): Promise<void> {
    try {
      if (!this.#steps.cancelledBy()) return await this.#advance(job, signal)
    } catch (error) {
      if (!signal.aborted) throw error
    }
    const draft = await endCancelled(job, this.#steps.cancelledBy()!, await this.#steps.sections(), this.home)
    const { id, reason } = draft
    this.#events.append(job.run, reason ? { kind: 'error', data: { id, reason } } : { kind: 'done', data: draft })
    await this.#end()
  }

  async #advance(job: Job, signal: AbortSignal): Promise<void> {
    const { trace = UNTRACED } = this.home
    const { draftId, run, sheet } = job
    await trace.step(
      'draft',
      { draft: draftId, run, reportType: sheet.reportType, facts: sheet.facts.length },
      (inner, tell) => this.#write(job, signal, inner, tell),
    )
  }

  async #write(job: Job, signal: AbortSignal, trace: Trace, tell: (more: Particulars) => void): Promise<void> {
    const emit = (event: DraftEvent) =>
      event.kind === 'delta' ? this.#events.pass(event) : this.#events.append(job.run, event)
    const made = await runDraft(job, { ...this.home, steps: this.#steps, emit, signal, trace })
    if (!made) return this.ctx.storage.setAlarm(Date.now())
    const draft = await trace.step('check', {}, () => finishDraft(job, made, this.home))
    tell({ status: draft.status, findings: draft.check?.findings.length ?? 0 })
    if (draft.check) emit({ kind: 'check', data: draft.check })
    emit({ kind: 'done', data: draft })
    await this.#end()
  }

  async #retryOrFail(job: Job, cause: unknown): Promise<void> {
    // The database's fault is not the draft's: it waits for as long as that takes.
    if (storageFault(cause)) return this.ctx.storage.setAlarm(Date.now() + STORAGE_WAIT_MS)
    const errors = this.#steps.countError()
    try {
      if (errors >= MOST_ERRORS) {
        const why = cause instanceof Problem ? `：${cause.message}` : ''
        const reason = `起草多次出错，未能完成${why}。请稍后重新起草，仍不成功请联系管理员`
        await failDraft(job, reason, this.home)
        this.#events.append(job.run, { kind: 'error', data: { id: job.draftId, reason } })
        return await this.#end()
      }
    } catch (error) {
      this.home.report(error, job)
    }
    await this.ctx.storage.setAlarm(Date.now() + Math.min(LONGEST_BACKOFF_MS, 250 * 2 ** errors))
  }

  #sweep(): void {
    this.#events.clear()
    this.#steps.clear()
  }

  async #end(): Promise<void> {
    this.#events.close()
    for (const wake of this.#waiters.splice(0)) wake()
    await this.ctx.storage.setAlarm(Date.now() + KEPT_MS)
  }
}
