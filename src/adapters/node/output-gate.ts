import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Nothing leaves an object before what it wrote stands for good, as at Cloudflare: whoever is told of a thing finds it after
 * any crash. Here it is known on whose behalf the program runs just now.
 */
const BEHALF = new AsyncLocalStorage<() => Promise<void>>()

/** Runs work on behalf of an object whose writes `settled` waits for. */
export const onBehalf = <T>(settled: () => Promise<void>, work: () => T): T => BEHALF.run(settled, work)

/** To be awaited before anything leaves: a request, a statement, an answer. Throws where the object's writes do not stand. */
export const beforeLeaving = async (): Promise<void> => BEHALF.getStore()?.()

/** `fetch` that lets nothing leave before. */
export const gatedFetch =
  (fetching: typeof fetch): typeof fetch =>
  async (input, init) => {
    await beforeLeaving()
    return fetching(input, init)
  }

/** A stream of which each part waits in the same way; `onEnd` hears when nobody reads it any more. */
export function gatedStream(
  source: ReadableStream<Uint8Array>,
  settled: () => Promise<void>,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  const gate = new TransformStream<Uint8Array, Uint8Array>({
    transform: async (part, controller) => {
      await settled()
      controller.enqueue(part)
    },
  })
  // A reader that goes away, or writes that fail, end the source too; there is nobody left to tell.
  void source
    .pipeTo(gate.writable)
    .catch(() => {})
    .finally(onEnd)
  return gate.readable
}
