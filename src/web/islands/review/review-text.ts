import type { Draft } from '../../../domain/draft.ts'
import type { Check, Finding } from '../../../domain/finding.ts'
import { keptWords, type Unsaved } from '../desk/keep.ts'
import { ReportEditor } from '../draft/editor.ts'
import { PageChecker } from '../draft/page-checker.ts'
import { type SaveState, Saving } from '../draft/saving.ts'

interface TextOptions {
  readonly parent: HTMLElement
  readonly draft: Draft
  readonly nonce: string
  readonly checker: string
  readonly pointed: (factId: string | null) => void
  readonly saved: (save: SaveState) => void
  /** A check of the text as it stands in the editor, and the draft as the service has it. */
  readonly checked: (check: Check | null, draft: Draft) => void
  /** The text as it stands could not be checked, in words. */
  readonly unchecked: (why: string) => void
}

const RECHECK_MS = 100

/** In a narrow window the finding at hand lies above the text; beside it, it covers nothing. */
const coveredBy = (panel: Element | null | undefined): number =>
  panel && getComputedStyle(panel).position === 'sticky' ? panel.getBoundingClientRect().height : 0

/** The text of a draft under review: shown, edited, saved, and checked as it stands. */
export class ReviewText {
  readonly editor: ReportEditor
  private readonly saving: Saving
  private readonly checker: PageChecker
  private readonly checked: TextOptions['checked']
  private readonly unchecked: TextOptions['unchecked']
  private found: Check | null
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor({ parent, draft, nonce, checker, pointed, saved, checked, unchecked }: TextOptions) {
    this.checker = new PageChecker(checker, draft.factSheet)
    const unsaved = keptWords(draft.id)
    this.checked = checked
    this.unchecked = unchecked
    this.found = draft.check
    this.saving = new Saving(draft, saved, (fresh) => this.adopted(fresh))
    this.editor = new ReportEditor({
      parent,
      text: unsaved?.text ?? draft.text,
      sheet: draft.factSheet,
      nonce,
      readOnly: true,
      covered: () => coveredBy(parent.closest('.review')?.querySelector('.draft-check')),
      pointed,
      changed: (text) => this.typed(text),
    })
    if (unsaved) this.resume(unsaved)
    if (draft.check) this.editor.show(draft.check)
  }

  /** The draft as the service has it. */
  get draft(): Draft {
    return this.saving.draft
  }
  get isSaved(): boolean {
    return this.editor.text === this.draft.text
  }

  /** Opens the text to typing, or closes it. */
  setReadOnly(readOnly: boolean): void {
    if (!readOnly) this.checker.prepare()
    this.editor.setReadOnly(readOnly)
  }

  /** The draft as the service has it once all words are saved. */
  async saved(): Promise<Draft> {
    await this.saving.flush()
    return this.draft
  }

  /** Goes on with what the service has. */
  take(fresh: Draft): void {
    this.saving.giveWay(fresh)
    this.editor.setText(fresh.text)
    this.adopted(fresh)
  }
  /** Goes on with the words in the editor, upon somebody else's version. */
  keepMine(theirs: Draft): void {
    this.saving.takeOver(theirs)
  }

  /** The saved draft's own ids of these findings: a check in the page may number them otherwise. */
  idsOf(findings: readonly Finding[]): string[] {
    const saved = this.draft.check?.findings ?? []
    return findings.flatMap(({ code, start, end }) => {
      const same = saved.find((each) => each.code === code && each.start === start && each.end === end)
      return same ? [same.id] : []
    })
  }

  destroy(): void {
    clearTimeout(this.timer)
    this.saving.stop()
    this.checker.stop()
    this.editor.destroy()
  }

  private adopted(fresh: Draft): void {
    if (this.isSaved) this.found = fresh.check
    if (this.isSaved && this.found) this.editor.show(this.found)
    this.checked(this.found, fresh)
  }

  private resume(unsaved: Unsaved): void {
    this.saving.resume(unsaved)
    this.timer = setTimeout(() => this.recheck(), RECHECK_MS)
  }

  private typed(text: string): void {
    // What came from the service is no typing.
    if (text === this.draft.text) return
    this.saving.changed(text)
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.recheck(), RECHECK_MS)
  }

  private async recheck(): Promise<void> {
    const now = () => ({ text: this.editor.text, dismissals: this.draft.dismissals })
    const found = await this.checker.checkAsItStands(now).catch((error: Error) => this.unchecked(error.message))
    if (!found) return
    this.found = found
    this.editor.show(found)
    this.checked(found, this.draft)
  }
}
