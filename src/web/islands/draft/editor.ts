import { cursorDocEnd, cursorDocStart, history, historyKeymap, insertNewline, selectAll } from '@codemirror/commands'
import { type Diagnostic, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { EditorView, type KeyBinding, keymap } from '@codemirror/view'
import type { FactSheet } from '../../../domain/fact-sheet.ts'
import type { Check, Finding } from '../../../domain/finding.ts'
import type { Span } from '../../../domain/span.ts'
import { commonEnds } from '../../../pipeline/common-ends.ts'
import { figureAt, figureField, pointAt, setCheck, sourceTooltip } from './figure-marks.ts'
import { joined } from './joined.ts'
import { reportLines } from './report-lines.ts'
import { setSpot, spotField } from './spot.ts'
import { CODE_NAMES, fixName, sourceOf } from './words.ts'

/** What an editor is made with. */
export interface EditorOptions {
  readonly parent: HTMLElement
  readonly text: string
  readonly sheet: FactSheet
  /** Lets the editor's own styles pass the page's content security policy. */
  readonly nonce: string
  readonly readOnly: boolean
  /** False where findings are told of without offering their mending. */
  readonly mends?: boolean
  /** How much of the window's top something else covers, in pixels. */
  readonly covered?: () => number
  readonly changed: (text: string) => void
  /** The fact of the figure under the mouse or the cursor. */
  readonly pointed: (factId: string | null) => void
}

/** Prose needs no more than these: everything else is the browser's own way with text, which input methods know best. */
const KEYS: readonly KeyBinding[] = [
  { key: 'Enter', run: insertNewline },
  { key: 'Mod-a', run: selectAll },
  { key: 'Mod-Home', run: cursorDocStart },
  { key: 'Mod-End', run: cursorDocEnd },
  { key: 'F8', run: nextDiagnostic, shift: previousDiagnostic },
]

/** The editor of one report, with every figure marked by what it rests on. */
export class ReportEditor {
  readonly view: EditorView
  private readonly lock = new Compartment()
  private readonly mends: boolean
  private findings: readonly Finding[] = []

  constructor(options: EditorOptions) {
    this.mends = options.mends ?? true
    this.view = new EditorView({
      parent: options.parent,
      state: EditorState.create({
        doc: options.text,
        extensions: [
          EditorView.cspNonce.of(options.nonce),
          this.lock.of(locked(options.readOnly)),
          EditorView.lineWrapping,
          EditorView.scrollMargins.of(() => ({ top: options.covered?.() ?? 0 })),
          EditorView.contentAttributes.of({ 'aria-label': '报告正文', lang: 'zh-CN', spellcheck: 'false' }),
          history(),
          figureField,
          spotField,
          reportLines(options.sheet.organisation),
          sourceTooltip(options.sheet.facts, sourceOf),
          keymap.of([...historyKeymap, ...KEYS]),
          EditorView.domEventHandlers({
            mouseover: (event) => options.pointed(factUnder(event.target)),
            mouseleave: () => options.pointed(null),
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) options.changed(update.state.doc.toString())
            if (update.selectionSet) options.pointed(this.factAtCursor())
          }),
        ],
      }),
    })
  }

  get text(): string {
    return this.view.state.doc.toString()
  }

  /** Where the cursor stands. */
  get cursor(): number {
    return this.view.state.selection.main.head
  }

  setReadOnly(readOnly: boolean): void {
    this.view.dispatch({ effects: this.lock.reconfigure(locked(readOnly)) })
    if (!readOnly) this.view.focus()
  }

  /** Shows what a check of the present text found. */
  show(check: Check): void {
    const length = this.view.state.doc.length
    this.findings = check.findings.filter((finding) => finding.end <= length)
    this.view.dispatch({ effects: setCheck.of(check) })
    const diagnostics = this.findings
      .filter(({ start, end }) => end > start)
      .map((finding) => this.diagnosticOf(finding))
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics))
  }

  point(factId: string | null): void {
    if (this.view.state.field(figureField).pointed !== factId) this.view.dispatch({ effects: pointAt.of(factId) })
  }

  /** Frames the place that the page speaks of; null takes the frame away. */
  spot(place: Span | null): void {
    this.view.dispatch({ effects: setSpot.of(place) })
  }

  /** Brings a stretch of the text into view and puts the cursor there. */
  goTo(start: number, end: number): void {
    this.view.dispatch({
      selection: { anchor: start, head: end },
      effects: EditorView.scrollIntoView(start, { y: 'center' }),
    })
    this.view.focus()
  }

  /** The next place after the cursor that speaks of a fact; of a fact that is told wrongly, where it is. */
  goToFact(factId: string): void {
    const all = this.view.state.field(figureField).figures.filter((figure) => figure.factId === factId)
    const wrong = all.filter(({ status }) => status === 'flagged')
    const places = wrong.length > 0 ? wrong : all
    const next = places.find((figure) => figure.start > this.view.state.selection.main.head) ?? places[0]
    if (next) this.goTo(next.start, next.end)
  }

  replace(start: number, end: number, text: string): void {
    this.view.dispatch({ changes: { from: start, to: end, insert: text }, userEvent: 'input.fix' })
  }

  /** Puts a clause where the cursor stands, as a sentence of its own or with the commas it needs. */
  insert(clause: string): void {
    const { from, to } = this.view.state.selection.main
    const near = (start: number, end: number) => this.text.slice(Math.max(0, start), end)
    const words = joined(near(from - 1, from), clause, near(to, to + 1))
    this.view.dispatch({ ...this.view.state.replaceSelection(words), scrollIntoView: true, userEvent: 'input.drop' })
    this.view.focus()
  }

  /** Takes another text; what both have in common stays untouched, and the cursor with it. */
  setText(text: string): void {
    const old = this.text
    const { head, tail } = commonEnds(old, text)
    if (head < old.length || head < text.length)
      this.replace(head, old.length - tail, text.slice(head, text.length - tail))
  }

  destroy(): void {
    this.view.destroy()
  }

  private factAtCursor(): string | null {
    const { figures } = this.view.state.field(figureField)
    return figureAt(figures, this.view.state.selection.main.head)?.factId ?? null
  }

  private diagnosticOf(finding: Finding): Diagnostic {
    const { fix } = finding
    const actions =
      fix && this.mends ? [{ name: fixName(fix), apply: () => this.replace(fix.start, fix.end, fix.text) }] : []
    return {
      from: finding.start,
      to: finding.end,
      severity: finding.severity,
      source: CODE_NAMES[finding.code],
      message: finding.message,
      actions,
    }
  }
}

const locked = (readOnly: boolean): Extension => [EditorState.readOnly.of(readOnly), EditorView.editable.of(!readOnly)]

const factUnder = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-fact]')?.dataset.fact ?? null) : null
