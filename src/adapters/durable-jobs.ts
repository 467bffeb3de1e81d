import type { DraftedSection } from '../domain/draft.ts'
import type { Actor } from '../domain/history.ts'
import type { DraftJobs, Job, JobName, PulledEvents } from '../pipeline/ports.ts'
import type { DurableDraft } from './durable-draft.ts'

/** Reaches the Durable Object of each drafting by its name. */
export class DurableJobs<Env> implements DraftJobs {
  readonly #namespace: DurableObjectNamespace<DurableDraft<Env>>
  constructor(namespace: DurableObjectNamespace<DurableDraft<Env>>) {
    this.#namespace = namespace
  }

  async start(job: Job): Promise<void> {
    await this.#of(job).start(job)
  }
  async cancel(job: Job, actor: Actor, withinMs: number): Promise<boolean> {
    return this.#of(job).cancel(job, actor, withinMs)
  }
  async sections(name: JobName): Promise<readonly DraftedSection[]> {
    return this.#of(name).sections()
  }
  async ended(name: JobName, withinMs: number): Promise<boolean> {
    return this.#of(name).ended(withinMs)
  }
  async eventsSince(name: JobName, after: string): Promise<PulledEvents | null> {
    const told = await this.#of(name).eventsSince(after)
    return told === null ? null : (JSON.parse(told) as PulledEvents)
  }
  async events(name: JobName, lastEventId: string | null): Promise<ReadableStream<Uint8Array> | null> {
    const headers: Record<string, string> = lastEventId === null ? {} : { 'last-event-id': lastEventId }
    const response = await this.#of(name).fetch('https://draft.job/events', { headers })
    return response.ok ? response.body : null
  }

  #of({ org, draftId, run }: JobName) {
    return this.#namespace.get(this.#namespace.idFromName(JSON.stringify([org, draftId, run])))
  }
}
