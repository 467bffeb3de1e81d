import type { Draft } from '../../../domain/draft.ts'
import type { Finding } from '../../../domain/finding.ts'
import { keepWords, type Unsaved } from '../desk/keep.ts'
import { clock } from '../moment.ts'
import { type Trouble, troubleOf } from '../service/client.ts'
import { dismissFinding, getDraft, saveText } from '../service/drafts.ts'

export type SaveState =
  | { readonly is: 'saved'; readonly at: string | null }
  | { readonly is: 'waiting' | 'saving' }
  | { readonly is: 'failed'; readonly trouble: Trouble }
  /** Somebody else saved in between: both texts stay until a person chooses. */
  | { readonly is: 'moved-on'; readonly theirs: Draft }

const QUIET_MS = 1200
const AGAIN_MS = 8000

/** Saves a draft's words a moment after the last key, keeps them in this browser until then, and never overwrites another's. */
export class Saving {
  /** The draft as the service has it. */
  draft: Draft
  private readonly tell: (state: SaveState) => void
  private readonly adopted: (draft: Draft) => void
  private text: string
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | null = null

  constructor(draft: Draft, tell: (state: SaveState) => void, adopted: (draft: Draft) => void) {
    this.draft = draft
    this.text = draft.text
    this.tell = tell
    this.adopted = adopted
  }

  changed(text: string): void {
    this.text = text
    if (text === this.draft.text && !this.running) {
      clearTimeout(this.timer)
      this.adopt(this.draft)
      return
    }
    keepWords(this.draft.id, { text, version: this.draft.version })
    this.tell({ is: 'waiting' })
    this.after(QUIET_MS)
  }

  /**
   * Takes up words that were left unsaved. They go on upon the version they were typed upon: where somebody saved since,
   * the service says so and a person chooses.
   */
  resume({ text, version }: Unsaved): void {
    if (text === this.draft.text) keepWords(this.draft.id, null)
    else {
      this.draft = { ...this.draft, version: Math.min(version, this.draft.version) }
      this.changed(text)
    }
  }

  /** Saves at once what is not saved yet; throws what kept it from being saved. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    await this.running
    if (this.text !== this.draft.text) await this.save()
  }

  /** Has a finding left as it stands. Its words are saved first: the service settles only what it has seen. */
  async dismiss({ code, start, end }: Finding, reason: string): Promise<void> {
    await this.flush()
    const known = this.draft.check?.findings.find(
      (each) => each.code === code && each.start === start && each.end === end,
    )
    if (known) this.adopt(await dismissFinding(this.draft, known.id, reason))
  }

  /** Has the service change the saved words itself, and takes over what it made of them. */
  async byService(change: (draft: Draft) => Promise<Draft>): Promise<Draft> {
    await this.flush()
    const draft = await change(this.draft)
    this.text = draft.text
    this.adopt(draft)
    return draft
  }

  /** Goes on upon the other's version with one's own words. */
  takeOver(theirs: Draft): void {
    this.draft = theirs
    this.after(0)
  }

  /** Takes the other's words in place of one's own. */
  giveWay(theirs: Draft): void {
    this.text = theirs.text
    this.adopt(theirs)
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private adopt(draft: Draft): void {
    this.draft = draft
    if (this.text === draft.text) keepWords(draft.id, null)
    this.tell({ is: 'saved', at: clock(new Date().toISOString()) })
    this.adopted(draft)
  }

  private after(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.flush().catch(() => {})
    }, ms)
  }

  private save(): Promise<void> {
    this.running = this.send().finally(() => {
      this.running = null
    })
    return this.running
  }

  private async send(): Promise<void> {
    this.tell({ is: 'saving' })
    try {
      this.adopt(await saveText(this.draft.id, this.text, this.draft.version))
    } catch (error) {
      await this.failed(error)
      throw error
    }
  }

  private async failed(error: unknown): Promise<void> {
    const trouble = troubleOf(error)
    if (trouble.status === 412) {
      const theirs = await getDraft(this.draft.id).catch(() => null)
      if (theirs) {
        this.tell({ is: 'moved-on', theirs })
        return
      }
    }
    this.tell({ is: 'failed', trouble })
    if (trouble.status === 0 || trouble.status >= 500) this.after(AGAIN_MS)
  }
}
