import { useEffect, useState } from 'preact/hooks'
import { type Trouble, troubleOf } from '../service/client.ts'

interface Kept<Item, Made> {
  /** What the service keeps; null until it has told. */
  readonly items: readonly Item[] | null
  /** What was made last, with the secret that is shown this once; null again once it is put away. */
  readonly made: Made | null
  readonly putAway: () => void
  readonly trouble: Trouble | null
  /** Makes something with a secret, and reads the list anew. False where the service refused. */
  readonly make: (work: () => Promise<Made>) => Promise<boolean>
  /** Does something, and reads the list anew. False where the service refused. */
  readonly after: (work: () => Promise<unknown>) => Promise<boolean>
}

/** A list that the service keeps for those who connect other systems, with what is done to it from its page. */
export function useKept<Item, Made>(list: () => Promise<readonly Item[]>): Kept<Item, Made> {
  const [items, setItems] = useState<readonly Item[] | null>(null)
  const [made, setMade] = useState<Made | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const after = async (work: () => Promise<unknown>) => {
    try {
      await work()
      setItems(await list())
      setTrouble(null)
      return true
    } catch (error) {
      setTrouble(troubleOf(error))
      return false
    }
  }
  useEffect(() => {
    after(async () => {})
  }, [])
  return {
    items,
    made,
    putAway: () => setMade(null),
    trouble,
    make: (work) => after(async () => setMade(await work())),
    after,
  }
}
