import { useRef, useState } from 'preact/hooks'
import type { Draft, PlacedSection } from '../../../domain/draft.ts'
import { troubleOf } from '../service/client.ts'
import { cancelRedraft, redraftSection } from '../service/drafts.ts'
import { undoStep } from '../service/reviews.ts'
import type { ReportEditor } from './editor.ts'
import type { Redrafting } from './section-list.tsx'

interface Redraft {
  /** What became of the last section that was to be written again; null before any was. */
  readonly redrafting: Redrafting | null
  redraft(section: PlacedSection, instruction: string): Promise<void>
  cancel(): Promise<void>
  undo(): Promise<void>
}

interface RedraftOptions {
  readonly editor: () => ReportEditor | null
  /** Has the service change the saved words, and shows what it made of them. */
  readonly byService: (change: (draft: Draft) => Promise<Draft>) => Promise<Draft>
  /** Says why a step was not done. */
  readonly refused: (why: string) => void
}

/** One section written again by the service: asked for, called off while it runs, taken back afterwards. */
export function useRedraft({ editor, byService, refused }: RedraftOptions): Redraft {
  const [redrafting, setRedrafting] = useState<Redrafting | null>(null)
  /** Calls off the redraft that is under way. */
  const cancelling = useRef<(() => Promise<void>) | null>(null)

  const redraft = async ({ id }: PlacedSection, instruction: string) => {
    setRedrafting({ is: 'running', section: id, cancelling: false })
    let cancelled = false
    try {
      const before = editor()?.text
      const { version, text, sections } = await byService((now) => {
        cancelling.current = async () => {
          cancelled = true
          await cancelRedraft(now, id, instruction)
        }
        return redraftSection(now, id, instruction)
      })
      setRedrafting({ is: 'done', section: id, version, same: text === before })
      const place = sections.find((section) => section.id === id)
      if (place) editor()?.goTo(place.start, place.start)
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
      await byService(undoStep)
      setRedrafting(null)
    } catch (error) {
      refused(troubleOf(error).message)
    }
  }
  return { redrafting, redraft, cancel, undo }
}
