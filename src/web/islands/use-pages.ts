import { useEffect, useRef, useState } from 'preact/hooks'
import { type Trouble, troubleOf } from './service/client.ts'

/** Some of a list; `next` asks for what follows, and is null behind the last. */
export interface PageOf<Item, Cursor = string> {
  readonly items: readonly Item[]
  readonly next: Cursor | null
}

interface Pages<Item> {
  /** Those fetched so far; null until the service has answered. */
  readonly items: readonly Item[] | null
  readonly trouble: Trouble | null
  /** Fetches the next page; null where there is none. */
  readonly more: (() => void) | null
  /** Fetches the list anew. */
  readonly again: () => void
}

/** A list that the service gives page by page, anew whenever `of` changes. Of answers that overtake each other the last asked for counts. */
export function usePages<Item, Cursor>(
  fetchPage: (cursor: Cursor | null) => Promise<PageOf<Item, Cursor>>,
  of?: unknown,
): Pages<Item> {
  const [items, setItems] = useState<readonly Item[] | null>(null)
  const [next, setNext] = useState<{ readonly cursor: Cursor } | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const asked = useRef(0)
  const latest = useRef(fetchPage)
  latest.current = fetchPage
  const read = async (cursor: Cursor | null) => {
    const turn = ++asked.current
    try {
      const page = await latest.current(cursor)
      if (turn !== asked.current) return
      setItems((known) => [...(cursor === null ? [] : (known ?? [])), ...page.items])
      setNext(page.next === null ? null : { cursor: page.next })
      setTrouble(null)
    } catch (error) {
      if (turn === asked.current) setTrouble(troubleOf(error))
    }
  }
  useEffect(() => {
    read(null)
  }, [of])
  return { items, trouble, more: next && (() => void read(next.cursor)), again: () => void read(null) }
}
