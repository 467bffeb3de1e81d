import { useRef, useState } from 'preact/hooks'
import type { PlacedSection } from '../../../domain/draft.ts'
import { troubleOf } from '../service/client.ts'
import { cancelRedraft, redraftSection } from '../service/drafts.ts'
import { undoStep } from '../service/reviews.ts'
import type { DraftText } from './draft-text.ts'
import type { Redrafting } from './section-list.tsx'

interface Redraft {
  /** What became of the last section that was to be written again; null before any was. */
  readonly redrafting: Redrafting | null
  redraft(section: PlacedSection, instruction: string): Promise<void>
  cancel(): Promise<void>
  undo(): Promise<void>
}

interface RedraftOptions {
  /** null until it stands on the page. */
  readonly text: () => DraftText | null
  /** Says why a step was not done. */
  readonly refused: (why: string) => void
}

/** One section written again by the service: asked for, called off while it runs, taken back afterwards. */
export function useRedraft({ text: shown, refused }: RedraftOptions): Redraft {
  const [redrafting, setRedrafting] = useState<Redrafting | null>(null)
  /** Calls off the redraft that is under way. */
  const cancelling = useRef<(() => Promise<void>) | null>(null)

  const redraft = async ({ id }: PlacedSection, instruction: string) => {
    const on = shown()
    if (!on) return
    setRedrafting({ is: 'running', section: id, cancelling: false })
    let cancelled = false
    try {
      const before = on.editor.text
      const { version, text, sections } = await on.byService((now) => {
        cancelling.current = async () => {
          cancelled = true
          await cancelRedraft(now, id, instruction)
        }
        return redraftSection(now, id, instruction)
      })
      setRedrafting({ is: 'done', section: id, version, same: text === before })
      const place = sections.find((section) => section.id === id)
      if (place) on.editor.goTo(place.start, place.start)
    } catch (error) {
      const why = troubleOf(error).message
      setRedrafting(cancelled ? { is: 'cancelled', section: id } : { is: 'refused', section: id, why })
    }
  }
  const markCancelling = (cancelling: boolean) =>
    setRedrafting((now) => (now?.is === 'running' ? { ...now, cancelling } : now))
  const cancel = async () => {
    markCancelling(true)
    try {
      await cancelling.current?.()
    } catch (error) {
      markCancelling(false)
      refused(`没有取消：${troubleOf(error).message}`)
    }
  }
  const undo = async () => {
    try {
      await shown()?.byService(undoStep)
      setRedrafting(null)
    } catch (error) {
      refused(troubleOf(error).message)
    }
  }
  return { redrafting, redraft, cancel, undo }
}
