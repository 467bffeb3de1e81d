import type { Finding } from '../../../domain/finding.ts'
import { gapsIn } from '../../../domain/gap.ts'
import type { Span } from '../../../domain/span.ts'
import type { Wish } from '../../review-keys.ts'
import { type DraftOnPage, DraftText } from '../draft/draft-text.ts'
import { OTHER_REASON, REASONS } from '../draft/reasons.ts'
import { getDraft } from '../service/drafts.ts'
import { approveDraft, settleFindings, undoStep } from '../service/reviews.ts'
import { type DeskView, firstView, refusalOf, whyNoChange } from './desk-view.ts'
import { currentOf, kindOf, nearest, openErrors, reopened, step, walkOf } from './walk.ts'

interface DeskOptions extends DraftOnPage {
  readonly parent: HTMLElement
  readonly show: (view: DeskView) => void
  readonly pointed: (factId: string | null) => void
}

const NOT_BY_THE_DRAFTER = '拟稿人不能批准自己的稿件，请由审核人员批准'

/** In a narrow window the finding at hand lies above the text; beside it, it covers nothing. */
const coveredBy = (panel: Element | null | undefined): number =>
  panel && getComputedStyle(panel).position === 'sticky' ? panel.getBoundingClientRect().height : 0

/** A draft on the reviewer's desk: what is shown of it, and what each key does, one after the other. */
export class ReviewDesk {
  /** What may be done: nothing to the draft while somebody else has it open, no signature by whoever drafted it. */
  may = { change: true, approve: true }
  readonly text: DraftText
  private view: DeskView
  private readonly show: (change: Partial<DeskView>) => void
  private last: Promise<void> = Promise.resolve()

  constructor({ parent, draft, nonce, checker, show, pointed }: DeskOptions) {
    this.view = firstView(draft)
    this.show = (change) => {
      this.view = { ...this.view, ...(change.notice === undefined ? {} : { signedOut: false }), ...change }
      show(this.view)
    }
    this.text = new DraftText({
      parent,
      draft,
      nonce,
      checker,
      readOnly: true,
      mends: true,
      covered: () => coveredBy(parent.closest('.review')?.querySelector('.draft-check')),
      pointed,
      saved: (save) => this.show({ save }),
      adopted: (draft) => this.show({ draft }),
      checked: (check) => this.show({ check }),
      unchecked: (why) => this.show({ notice: why }),
    })
    this.go(true)
  }

  /** Does what a key asks for after what the keys before it asked for: it speaks of what they left. */
  wish(wish: Wish): Promise<void> {
    return this.inTurn(() => this.grant(wish))
  }
  /** Leaves the findings in question as they stand, for a reason in words of its own. */
  keep(reason: string): Promise<void> {
    return this.inTurn(() => this.dismiss(reason))
  }
  approve(): Promise<void> {
    return this.inTurn(() => this.sign())
  }
  /** Fetches what others made of the draft meanwhile, once it is this window's to change. */
  refresh(): Promise<void> {
    return this.inTurn(async () => {
      this.show({ notice: '' })
      if (await this.fetched()) this.show({ notice: '已取回最新文字' })
    })
  }
  goTo(finding: Finding): void {
    this.text.editor.goTo(finding.start, finding.end)
    this.text.editor.spot(finding)
    this.show({ current: finding.id, changed: null, asking: null })
  }
  /** To a place that is left to fill in. */
  showGap(gap: Span): void {
    this.text.editor.goTo(gap.start, gap.end)
    this.text.editor.spot(gap)
    this.show({ current: null, asking: null })
  }
  insert(words: string): void {
    if (!this.mayChange) return
    if (!this.view.editing) this.edit()
    this.text.editor.insert(words)
  }
  closeAbove(): void {
    this.show({ above: null })
  }

  private inTurn(step: () => Promise<void> | void): Promise<void> {
    this.last = this.last.then(step).catch((error) => this.refused(error))
    return this.last
  }
  private get mayChange(): boolean {
    return this.may.change && this.view.draft.status !== 'approved'
  }

  private grant(wish: Wish): Promise<void> | void {
    if (typeof wish === 'object') return this.because(wish.reason)
    switch (wish) {
      case 'next':
      case 'previous':
        return this.go(wish === 'next')
      case 'help':
        return this.show({ above: 'help' })
      case 'cancel':
        return this.cancel()
    }
    if (!this.mayChange || this.view.editing) return this.show({ notice: whyNoChange(this.view) })
    return this.change(wish)
  }

  private change(wish: Wish): Promise<void> | void {
    const current = currentOf(this.view)
    const kind = current ? kindOf(this.view, current) : []
    switch (wish) {
      case 'fix':
        return this.fix(current ? [current] : [])
      case 'fix-kind':
        return this.fix(kind)
      case 'dismiss':
        return current ? this.show({ asking: { of: [current], other: false }, notice: '' }) : undefined
      case 'dismiss-kind':
        return current ? this.show({ asking: { of: kind, other: false }, notice: '' }) : undefined
      case 'undo':
        return this.undo()
      case 'edit':
        return this.edit()
      case 'approve':
        return this.askApproval()
    }
  }

  private go(forward: boolean): void {
    const at = { current: this.view.current, cursor: this.text.editor.cursor }
    const found = step(walkOf(this.view.check), at, forward)
    this.at(found?.finding ?? null)
    const past = forward ? '后面没有了，回到第一处' : '前面没有了，转到最后一处'
    this.show({ notice: found?.wrapped ? past : found ? '' : '没有要看的地方了' })
  }

  private async fix(findings: readonly Finding[]): Promise<void> {
    const fixable = findings.filter(({ fix }) => fix)
    if (fixable.length === 0) return this.show({ notice: '这一处没有可套用的改法：按 D 保留，或按 E 改文字' })
    await this.settle(fixable, { action: 'fix' }, `已改正 ${fixable.length} 处`)
  }

  private because(reason: number): Promise<void> | void {
    if (!this.view.asking) return
    if (reason === OTHER_REASON) return this.show({ asking: { ...this.view.asking, other: true } })
    return this.dismiss(REASONS[reason - 1]!)
  }
  private async dismiss(reason: string): Promise<void> {
    const findings = this.view.asking?.of ?? []
    this.show({ asking: null })
    if (findings.length > 0)
      await this.settle(findings, { action: 'dismiss', reason }, `已保留 ${findings.length} 处：${reason}`)
  }

  private async settle(
    findings: readonly Finding[],
    how: Parameters<typeof settleFindings>[2],
    notice: string,
  ): Promise<void> {
    const draft = await this.text.saved()
    const ids = this.text.idsOf(findings)
    if (ids.length === 0) return this.show({ notice: '这一处已经不在了' })
    this.text.take(await settleFindings(draft, ids, how))
    this.onward(findings[0]!.start)
    this.show({ notice, changed: null })
  }

  private async undo(): Promise<void> {
    const before = walkOf(this.view.check)
    const { length } = this.text.editor.text
    this.text.take(await undoStep(await this.text.saved()))
    const walk = walkOf(this.view.check)
    const back = reopened(before, walk, this.text.editor.text.length - length)
    this.at(back ?? nearest(walk, this.text.editor.cursor))
    this.show({ notice: '已撤销上一步' })
  }

  private askApproval(): void {
    const bar = this.barToApproval()
    this.show(bar === null ? { above: 'approve', notice: '' } : { notice: bar })
  }
  /** Why it cannot be approved now, with the place in question brought into view; null where it can. */
  private barToApproval(): string | null {
    const left = openErrors(this.view.check)
    if (left > 0) return `还剩 ${left} 处待核，处理完才能批准`
    if (!this.may.approve) return NOT_BY_THE_DRAFTER
    const [gap, ...more] = gapsIn(this.text.editor.text)
    if (!gap) return null
    this.showGap(gap)
    return `还有 ${1 + more.length} 处待补文字，按 E 补上或删去，才能批准`
  }
  private async sign(): Promise<void> {
    this.show({ above: null })
    this.text.take(await approveDraft(await this.text.saved()))
    this.at(null)
    this.show({ notice: '已批准' })
  }

  private edit(): void {
    this.text.setReadOnly(false)
    this.show({ editing: true, notice: '正在改文字，改完按 Esc', asking: null })
  }
  private async cancel(): Promise<void> {
    this.show({ asking: null, changed: null })
    if (!this.view.editing) return
    this.text.setReadOnly(true)
    this.show({ editing: false, notice: '' })
    await this.text.saved()
  }

  /** To the first finding from there on. */
  private onward(from: number): void {
    const walk = walkOf(this.view.check)
    this.at(walk.find(({ start }) => start >= from) ?? walk[0] ?? null)
  }

  /** At that finding, or at none. */
  private at(finding: Finding | null): void {
    if (finding) this.goTo(finding)
    else {
      this.text.editor.spot(null)
      this.show({ current: null })
    }
  }

  /** Says why a step was not done. Where the draft has moved on, the newest is fetched, so that the next key speaks of it. */
  private async refused(error: unknown): Promise<void> {
    const { status, message, changed } = refusalOf(error)
    // Where there are words that are not saved, the line of their saving says what is to be chosen.
    const choosing = status === 412 && !this.text.isSaved
    this.show({ notice: choosing ? '' : message, signedOut: status === 401, changed })
    if (![404, 409, 412].includes(status) || !this.text.isSaved) return
    if (await this.fetched()) this.show({ notice: `${message}（已取回最新文字）`, changed })
  }

  /** Takes the newest of the draft; false where it stands here already, or nobody answers. */
  private async fetched(): Promise<boolean> {
    const fresh = await getDraft(this.view.draft.id).catch(() => null)
    if (!fresh || fresh.version === this.text.draft.version) return false
    this.text.take(fresh)
    this.at(nearest(walkOf(this.view.check), this.text.editor.cursor))
    return true
  }
}
