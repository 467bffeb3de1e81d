import { useEffect, useRef, useState } from 'preact/hooks'
import type { Draft } from '../../../domain/draft.ts'
import type { Check, Finding } from '../../../domain/finding.ts'
import { troubleOf } from '../service/client.ts'
import { type DraftOnPage, DraftText } from './draft-text.ts'
import type { SaveState } from './saving.ts'
import { type TextPlace, useTextPlace } from './use-text-place.ts'

interface DraftTextOptions extends DraftOnPage {
  readonly readOnly: boolean
}

/** A draft's text on the page, and what is known of it. */
export interface ShownText extends TextPlace {
  /** null until it stands on the page. */
  readonly text: () => DraftText | null
  /** The words as they stand. */
  readonly words: () => string
  /** The check of the words as they stand; null before the first. */
  readonly found: Check | null
  /** Why the words could not be checked; null where they were. */
  readonly fault: string | null
  readonly save: SaveState
  /** The draft as the service has it. */
  readonly known: Draft
  /** Why the last step was not done; null where it was. */
  readonly refused: string | null
  readonly refuse: (why: string) => void
  readonly dismiss: (finding: Finding, reason: string) => Promise<void>
}

/** Puts the draft's text onto the page. */
export function useDraftText({ draft, nonce, checker, readOnly }: DraftTextOptions): ShownText {
  const text = useRef<DraftText | null>(null)
  const stands = useTextPlace(() => text.current)
  const [found, setFound] = useState<Check | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [save, setSave] = useState<SaveState>({ is: 'saved', at: null })
  const [known, setKnown] = useState(draft)
  const [refused, refuse] = useState<string | null>(null)
  useEffect(() => {
    const made = new DraftText({
      parent: stands.place.current!,
      draft,
      nonce,
      checker,
      readOnly,
      mends: !readOnly,
      pointed: stands.point,
      saved: setSave,
      adopted: setKnown,
      checked: (check) => {
        setFound(check)
        setFault(null)
      },
      unchecked: setFault,
    })
    text.current = made
    // Not while the page is still being put up; then at once, so that whoever types later need not have the network.
    const idle = readOnly ? 0 : requestIdleCallback(() => made.prepare())
    // What waits for the network is saved as soon as there is one.
    const online = () => void made.saved().catch(() => {})
    addEventListener('online', online)
    return () => {
      removeEventListener('online', online)
      cancelIdleCallback(idle)
      made.destroy()
    }
  }, [draft.id])
  const dismiss = async (finding: Finding, reason: string) => {
    refuse(null)
    try {
      await text.current?.dismiss(finding, reason)
    } catch (error) {
      refuse(troubleOf(error).message)
    }
  }
  const words = () => text.current?.editor.text ?? draft.text
  return {
    ...stands,
    text: () => text.current,
    words,
    found,
    fault,
    save,
    known,
    refused,
    refuse,
    dismiss,
  }
}
