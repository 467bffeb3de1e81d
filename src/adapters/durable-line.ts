import { DurableObject } from 'cloudflare:workers'
import { type Holder, ModelLine } from '../pipeline/model-line.ts'
import { type Line, type ModelPlaces, placesIn } from '../pipeline/model-places.ts'

/** A holder that is alive renews its place three times before it would run out. */
const LEASE_MS = 20_000
const RENEW_MS = 6_000

/**
 * The line before the model as a Durable Object: one for the deployment, since promises do not cross from draft to draft.
 * It stores nothing: should it be begun anew, every holder is known again by its next renewal.
 */
export abstract class DurableLine<Env> extends DurableObject<Env> implements Line {
  /** How many work with the model at a time. */
  protected abstract readonly places: number
  #line: ModelLine | null = null

  enter(holder: Holder, withinMs: number): Promise<boolean> {
    return this.#of().enter(holder, withinMs)
  }
  renew(holder: Holder): Promise<void> {
    return this.#of().renew(holder)
  }
  leave(holder: Holder): Promise<void> {
    return this.#of().leave(holder)
  }

  #of(): ModelLine {
    this.#line ??= new ModelLine({ places: this.places, leaseMs: LEASE_MS })
    return this.#line
  }
}

/** The deployment's places at the model. */
export function durablePlaces<Env>(namespace: DurableObjectNamespace<DurableLine<Env>>): ModelPlaces {
  const line = () => namespace.get(namespace.idFromName('model'))
  const reached: Line = {
    enter: async (holder, withinMs) => line().enter(holder, withinMs),
    renew: async (holder) => line().renew(holder),
    leave: async (holder) => line().leave(holder),
  }
  return placesIn(reached, RENEW_MS)
}
