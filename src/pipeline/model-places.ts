import type { Holder, ModelLine } from './model-line.ts'

/** Gives a place at the model back. */
export type Leave = () => void

/** Places at the model, shared by all drafts of a deployment. */
export interface ModelPlaces {
  /** Waits for a place; null where none came free in time. Rejects with the signal's reason when the wait is given up. */
  take(holder: Holder, options: { withinMs: number; signal?: AbortSignal | undefined }): Promise<Leave | null>
}

/** Timers know no longer time. */
const LONGEST_MS = 2 ** 31 - 1

/** The line as its users reach it, in this process or in another. */
export type Line = Pick<ModelLine, 'enter' | 'renew' | 'leave'>

/**
 * Places in a line. A place that was taken is renewed until it is given back; a renewal or return that does not reach
 * the line is made up for by the lease's end.
 */
export const placesIn = (line: Line, renewMs: number): ModelPlaces => ({
  async take(holder, { withinMs, signal }) {
    const leave = () => void line.leave(holder).catch(() => {})
    signal?.addEventListener('abort', leave, { once: true })
    try {
      const admitted = await line.enter(holder, Math.min(withinMs, LONGEST_MS))
      if (admitted && signal?.aborted) leave()
      signal?.throwIfAborted()
      if (!admitted) return null
    } finally {
      signal?.removeEventListener('abort', leave)
    }
    const renewing = setInterval(() => void line.renew(holder).catch(() => {}), renewMs)
    return () => {
      clearInterval(renewing)
      leave()
    }
  },
})
