import type { Draft } from '../../../domain/draft.ts'
import type { Check, Finding } from '../../../domain/finding.ts'
import { keptWords } from '../desk/keep.ts'
import { type EditorOptions, ReportEditor } from './editor.ts'
import { PageChecker } from './page-checker.ts'
import { type SaveState, Saving } from './saving.ts'

/** A draft, with what the page has for showing its text. */
export interface DraftOnPage extends Pick<EditorOptions, 'nonce'> {
  readonly draft: Draft
  /** Address of the checker's script. */
  readonly checker: string
}

interface TextOptions
  extends DraftOnPage,
    Pick<EditorOptions, 'parent' | 'readOnly' | 'mends' | 'covered' | 'pointed'> {
  readonly saved: (save: SaveState) => void
  /** The draft as the service has it after a step. */
  readonly adopted: (draft: Draft) => void
  /** A check of the text as it stands in the editor. */
  readonly checked: (check: Check) => void
  /** The text as it stands could not be checked, in words. */
  readonly unchecked: (why: string) => void
}

const RECHECK_MS = 100

/** The text of a draft on a page: shown with every figure marked, typed into, saved, and checked as it stands. */
export class DraftText {
  readonly editor: ReportEditor
  private readonly saving: Saving
  private readonly checker: PageChecker
  private readonly checked: TextOptions['checked']
  private readonly unchecked: TextOptions['unchecked']
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor({ draft, checker, saved, adopted, checked, unchecked, ...editor }: TextOptions) {
    this.checker = new PageChecker(checker, draft.factSheet)
    const unsaved = keptWords(draft.id)
    this.checked = checked
    this.unchecked = unchecked
    this.saving = new Saving(draft, saved, (fresh) => {
      adopted(fresh)
      if (fresh.check && this.isSaved) this.show(fresh.check)
    })
    this.editor = new ReportEditor({
      ...editor,
      text: unsaved?.text ?? draft.text,
      sheet: draft.factSheet,
      changed: (text) => this.typed(text),
    })
    if (unsaved) this.saving.resume(unsaved)
    if (draft.check && this.isSaved) this.show(draft.check)
    else this.recheckSoon()
  }

  /** The draft as the service has it. */
  get draft(): Draft {
    return this.saving.draft
  }
  get isSaved(): boolean {
    return this.editor.text === this.draft.text
  }

  /** Has the checker ready before the first change. */
  prepare(): void {
    this.checker.prepare()
  }
  /** Opens the text to typing, or closes it. */
  setReadOnly(readOnly: boolean): void {
    if (!readOnly) this.prepare()
    this.editor.setReadOnly(readOnly)
  }

  /** The draft as the service has it once all words are saved. */
  async saved(): Promise<Draft> {
    await this.saving.flush()
    return this.draft
  }
  /** Has a finding left as it stands, with the reason that stays in the history. */
  dismiss(finding: Finding, reason: string): Promise<void> {
    return this.saving.dismiss(finding, reason)
  }
  /** Has the service change the saved words; nobody types meanwhile, and the text is the service's afterwards. */
  async byService(change: (draft: Draft) => Promise<Draft>): Promise<Draft> {
    this.editor.setReadOnly(true)
    try {
      const fresh = await this.saving.byService(change)
      this.editor.setText(fresh.text)
      return fresh
    } finally {
      this.editor.setReadOnly(false)
    }
  }

  /** Goes on with what the service has. */
  take(fresh: Draft): void {
    this.saving.giveWay(fresh)
    this.editor.setText(fresh.text)
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

  private typed(text: string): void {
    this.saving.changed(text)
    // What the service has it has checked.
    if (this.isSaved) clearTimeout(this.timer)
    else this.recheckSoon()
  }
  private show(check: Check): void {
    this.editor.show(check)
    this.checked(check)
  }

  private recheckSoon(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.recheck(), RECHECK_MS)
  }
  private async recheck(): Promise<void> {
    const now = () => ({ text: this.editor.text, dismissals: this.draft.dismissals })
    const found = await this.checker.checkAsItStands(now).catch((error: Error) => this.unchecked(error.message))
    if (found) this.show(found)
  }
}
