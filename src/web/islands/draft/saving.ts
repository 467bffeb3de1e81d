import type { Draft } from '../../../domain/draft.ts'
import { keepWords } from '../desk/keep.ts'
import { troubleOf } from '../service/client.ts'
import { getDraft, saveText } from '../service/drafts.ts'

export type SaveState =
  | { readonly is: 'saved'; readonly at: string | null }
  | { readonly is: 'waiting' | 'saving' }
  | { readonly is: 'failed'; readonly message: string }
  /** Somebody else saved in between: both texts stay until a person chooses. */
  | { readonly is: 'moved-on'; readonly theirs: Draft }

const QUIET_MS = 1200
const AGAIN_MS = 8000

/** Saves a draft's words a moment after the last key, keeps them in this browser until then, and never overwrites another's. */
export class Saving {
  private readonly id: string
  private readonly tell: (state: SaveState) => void
  private readonly done: (draft: Draft, text: string) => void
  private version: number
  private text: string
  private savedText: string
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | null = null

  constructor(draft: Draft, tell: (state: SaveState) => void, done: (draft: Draft, text: string) => void) {
    this.id = draft.id
    this.version = draft.version
    this.text = this.savedText = draft.text
    this.tell = tell
    this.done = done
  }

  changed(text: string): void {
    this.text = text
    keepWords(this.id, { text, version: this.version })
    this.tell({ is: 'waiting' })
    this.after(QUIET_MS)
  }

  /** Saves at once what is not saved yet; throws what kept it from being saved. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    await this.running
    if (this.text !== this.savedText) await this.save()
  }

  /** Goes on upon the other's version with one's own words. */
  takeOver(theirs: Draft): void {
    this.version = theirs.version
    this.after(0)
  }

  /** Takes the other's words in place of one's own. */
  giveWay(theirs: Draft): void {
    this.version = theirs.version
    this.text = this.savedText = theirs.text
    keepWords(this.id, null)
    this.tell({ is: 'saved', at: null })
  }

  stop(): void {
    clearTimeout(this.timer)
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
    const text = this.text
    this.tell({ is: 'saving' })
    try {
      const draft = await saveText(this.id, text, this.version)
      this.version = draft.version
      this.savedText = text
      if (this.text === text) keepWords(this.id, null)
      this.tell({ is: 'saved', at: new Date().toTimeString().slice(0, 5) })
      this.done(draft, text)
    } catch (error) {
      await this.failed(error)
      throw error
    }
  }

  private async failed(error: unknown): Promise<void> {
    const trouble = troubleOf(error)
    if (trouble.status === 412) {
      const theirs = await getDraft(this.id).catch(() => null)
      if (theirs) return this.tell({ is: 'moved-on', theirs })
    }
    this.tell({ is: 'failed', message: trouble.message })
    if (trouble.status === 0 || trouble.status >= 500) this.after(AGAIN_MS)
  }
}
