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

/**
 * Checks the texts of one draft as the service does when they are saved, in a thread of its own: typing never waits for it.
 * A draft comes with the service's check, so the thread and its script come with the first change, or sooner by `prepare`.
 */
export class PageChecker {
  private readonly address: string
  private readonly sheet: FactSheet
  private worker: Worker | null = null
  private running: Asked | null = null
  /** Of several texts that came while one was checked, only the last still matters. */
  private next: Asked | null = null

  constructor(address: string, sheet: FactSheet) {
    this.address = address
    this.sheet = sheet
  }

  /** Starts the thread, unless it runs. */
  prepare(): Worker {
    this.worker ??= this.started()
    return this.worker
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
    this.worker?.terminate()
  }

  private started(): Worker {
    const { sheet } = this
    const worker = new Worker(this.address, { type: 'module' })
    const tell = (request: CheckerRequest) => worker.postMessage(request)
    worker.onmessage = ({ data }: MessageEvent<CheckerAnswer>) => this.done(data)
    worker.onerror = () => {
      // The next change tries anew: the network may be back.
      this.worker = null
      this.done({ fault: '核对程序没有启动，请检查网络；再改一处会重试' })
    }
    tell({ sheet, lexicon: [] })
    // Where they cannot be had, the service's own check comes with the next save.
    ownPhrases().then(
      (lexicon) => tell({ sheet, lexicon }),
      () => {},
    )
    return worker
  }

  private go(): void {
    this.running = this.next
    this.next = null
    if (this.running) this.prepare().postMessage(this.running.request satisfies CheckerRequest)
  }

  private done(told: CheckerAnswer): void {
    const asked = this.running
    if ('fault' in told) asked?.refuse(new Error(told.fault))
    else asked?.answer(this.next ? null : told.check)
    this.go()
  }
}
