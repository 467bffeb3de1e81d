import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { DraftText } from './draft-text.ts'

/** Where a draft's text stands on the page, and which fact is pointed at there or beside it. */
export interface TextPlace {
  /** Where the editor goes. */
  readonly place: RefObject<HTMLDivElement | null>
  /** The fact of the figure under the mouse or the cursor, there or in the list. */
  readonly pointed: string | null
  readonly point: (factId: string | null) => void
}

/** The place of a text; `text` is null until it stands there. */
export function useTextPlace(text: () => DraftText | null): TextPlace {
  const place = useRef<HTMLDivElement>(null)
  const [pointed, point] = useState<string | null>(null)
  useEffect(() => text()?.editor.point(pointed), [pointed])
  return { place, pointed, point }
}
