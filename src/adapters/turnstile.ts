/** Lets at most so many through at a time; the others wait in order. */
export interface Turnstile {
  /** Resolves to the function that makes room again. Rejects with the signal's reason when the wait is given up. */
  enter(signal?: AbortSignal): Promise<() => void>
}

export function createTurnstile(places: number): Turnstile {
  let free = places
  const waiting: (() => void)[] = []
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  const once = () => {
    let left = false
    return () => {
      if (!left) leave()
      left = true
    }
  }
  return {
    enter(signal) {
      if (free > 0) {
        free -= 1
        return Promise.resolve(once())
      }
      return new Promise((resolve, reject) => {
        const admit = () => {
          signal?.removeEventListener('abort', giveUp)
          resolve(once())
        }
        const giveUp = () => {
          waiting.splice(waiting.indexOf(admit), 1)
          reject(signal!.reason)
        }
        waiting.push(admit)
        signal?.addEventListener('abort', giveUp, { once: true })
      })
    },
  }
}
