import type { Dismissal } from '../../../domain/dismissal.ts'
import type { FactSheet } from '../../../domain/fact-sheet.ts'
import type { Check } from '../../../domain/finding.ts'
import { ownPhrases } from '../service/lexicon.ts'

/** A text with what a person has settled in it. */
export interface CheckedText {
  readonly text: string
  readonly dismissals: readonly Dismissal[]
}

/** What the checker's thread is told: first what texts are held against, then each text. */
export type CheckerRequest = { readonly sheet: FactSheet; readonly lexicon: readonly string[] } | CheckedText

/** One for each text. A fault says why it could not be checked; then nothing is known of its numbers. */
export type CheckerAnswer = { readonly check: Check } | { readonly fault: string }

interface Asked {
  readonly request: CheckedText
  readonly answer: (found: Check | null) => void
  readonly refuse: (fault: Error) => void
}

/** Checks the texts of one draft as the service does when they are saved, in a thread of its own: typing never waits for it. */
export class PageChecker {
  private readonly worker: Worker
  private running: Asked | null = null
  /** Of several texts that came while one was checked, only the last still matters. */
  private next: Asked | null = null

  constructor(address: string, sheet: FactSheet) {
    this.worker = new Worker(address, { type: 'module' })
    this.worker.onmessage = ({ data }: MessageEvent<CheckerAnswer>) => this.done(data)
    this.worker.onerror = () => this.done({ fault: '核对程序没有启动，请刷新页面' })
    this.tell({ sheet, lexicon: [] })
    // Where they cannot be had, the service's own check comes with the next save.
    ownPhrases().then(
      (lexicon) => this.tell({ sheet, lexicon }),
      () => {},
    )
  }

  /**
   * The check of what stands in the editor. null where it was written on meanwhile: a check of the newer text follows.
   * Rejects where the text cannot be checked.
   */
  async checkAsItStands(now: () => CheckedText): Promise<Check | null> {
    const asked = now()
    const found = await this.check(asked.text, asked.dismissals)
    const { text, dismissals } = now()
    if (found === null || text !== asked.text) return null
    return dismissals === asked.dismissals ? found : this.checkAsItStands(now)
  }

  /** What the check finds; null where a newer text was asked for meanwhile. */
  private check(text: string, dismissals: readonly Dismissal[]): Promise<Check | null> {
    return new Promise((answer, refuse) => {
      this.next?.answer(null)
      this.next = { request: { text, dismissals }, answer, refuse }
      if (!this.running) this.go()
    })
  }

  stop(): void {
    this.worker.terminate()
  }

  private go(): void {
    this.running = this.next
    this.next = null
    if (this.running) this.tell(this.running.request)
  }

  private done(told: CheckerAnswer): void {
    const asked = this.running
    if ('fault' in told) asked?.refuse(new Error(told.fault))
    else asked?.answer(this.next ? null : told.check)
    this.go()
  }

  private tell(request: CheckerRequest): void {
    this.worker.postMessage(request)
  }
}
