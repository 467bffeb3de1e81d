import { useEffect, useState } from 'preact/hooks'

/** Whole seconds since the component came onto the page, and the milliseconds that had gone by then. */
export function useSeconds(gone = 0): number {
  const [seconds, setSeconds] = useState(Math.floor(gone / 1000))
  useEffect(() => {
    const began = performance.now() - gone
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - began) / 1000)), 250)
    return () => clearInterval(timer)
  }, [])
  return seconds
}
