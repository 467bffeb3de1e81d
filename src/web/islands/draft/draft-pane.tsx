import { useEffect, useRef, useState } from 'preact/hooks'
import type { Draft } from '../../../domain/draft.ts'
import type { Fact } from '../../../domain/fact-sheet.ts'
import type { Check, Finding } from '../../../domain/finding.ts'
import { reportTypeOf } from '../../../domain/report-type.ts'
import { outline } from '../../../pipeline/outline.ts'
import { keptWords } from '../desk/keep.ts'
import { troubleOf } from '../service/client.ts'
import { Gaps, Legend, Settled } from './draft-notes.tsx'
import { ReportEditor } from './editor.ts'
import { ExportBar } from './export-bar.tsx'
import { FactList } from './fact-list.tsx'
import { FindingList } from './finding-list.tsx'
import { PageChecker } from './page-checker.ts'
import { PrintCopy } from './print-copy.tsx'
import { ReviewLine } from './review-line.tsx'
import { SaveLine } from './save-line.tsx'
import { type SaveState, Saving } from './saving.ts'
import { SectionList } from './section-list.tsx'
import { useRedraft } from './use-redraft.ts'

const RECHECK_MS = 100

interface DraftPaneProps {
  readonly draft: Draft
  readonly nonce: string
  /** Address of the checker's script. */
  readonly checker: string
  /** Without it the draft is only read. */
  readonly mayDraft: boolean
  readonly mayReview: boolean
  /** Back to the filling-in page with this draft's facts. */
  readonly refill: () => void
}

/** A finished draft: its facts, its text with every figure marked, and what is to be looked at. */
export function DraftPane({ draft, nonce, checker, mayDraft, mayReview, refill }: DraftPaneProps) {
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<ReportEditor | null>(null)
  const saving = useRef<Saving | null>(null)
  const [found, setFound] = useState<Check | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [pointed, setPointed] = useState<string | null>(null)
  const [save, setSave] = useState<SaveState>({ is: 'saved', at: null })
  const [known, setKnown] = useState(draft)
  const [refused, setRefused] = useState<string | null>(null)
  const closed = whyClosed(draft, mayDraft)
  const readOnly = closed !== null

  const show = (result: Check) => {
    setFound(result)
    setFault(null)
    editor.current?.show(result)
  }
  const recheck = async (checks: PageChecker) => {
    try {
      const found = await checks.checkAsItStands(() => ({
        text: editor.current?.text ?? '',
        dismissals: saving.current?.draft.dismissals ?? [],
      }))
      if (found) show(found)
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
    }
  }

  useEffect(() => {
    const checks = new PageChecker(checker, draft.factSheet)
    const unsaved = keptWords(draft.id)
    let timer: ReturnType<typeof setTimeout> | undefined
    let idle = 0
    saving.current = new Saving(draft, setSave, (fresh) => {
      setKnown(fresh)
      if (fresh.check && editor.current?.text === fresh.text) show(fresh.check)
    })
    editor.current = new ReportEditor({
      parent: place.current!,
      text: unsaved?.text ?? draft.text,
      sheet: draft.factSheet,
      nonce,
      readOnly,
      mends: !readOnly,
      pointed: setPointed,
      changed: (text) => {
        saving.current?.changed(text)
        clearTimeout(timer)
        timer = setTimeout(() => recheck(checks), RECHECK_MS)
      },
    })
    if (unsaved) saving.current.resume(unsaved)
    if (draft.check && !unsaved) show(draft.check)
    else recheck(checks)
    // Not while the page is still being put up; then at once, so that whoever types later need not have the network.
    if (!readOnly) idle = requestIdleCallback(() => checks.prepare())
    return () => {
      clearTimeout(timer)
      cancelIdleCallback(idle)
      saving.current?.stop()
      checks.stop()
      editor.current?.destroy()
    }
  }, [draft.id])

  useEffect(() => editor.current?.point(pointed), [pointed])

  const stands = (finding: Finding) => editor.current?.text.slice(finding.start, finding.end) === finding.text
  const fix = (finding: Finding) => {
    if (finding.fix && stands(finding)) editor.current?.replace(finding.fix.start, finding.fix.end, finding.fix.text)
  }
  const fixAll = (findings: readonly Finding[]) => {
    for (const finding of findings.toSorted((a, b) => b.start - a.start)) fix(finding)
  }

  const dismiss = async (finding: Finding, reason: string) => {
    setRefused(null)
    try {
      await saving.current?.dismiss(finding, reason)
    } catch (error) {
      setRefused(troubleOf(error).message)
    }
  }

  /** The service changes the words: nobody types meanwhile, and the text is the service's afterwards. */
  const byService = async (change: (draft: Draft) => Promise<Draft>): Promise<Draft> => {
    editor.current?.setReadOnly(true)
    try {
      const fresh = await saving.current!.byService(change)
      editor.current?.setText(fresh.text)
      return fresh
    } finally {
      editor.current?.setReadOnly(readOnly)
    }
  }
  const { redrafting, redraft, cancel, undo } = useRedraft({
    editor: () => editor.current,
    byService,
    refused: setRefused,
  })

  const insert = (clause: string, fact: Fact) => {
    const end = endOfHome(known, fact)
    if (editor.current?.cursor === 0 && end !== null) editor.current.goTo(end, end)
    editor.current?.insert(clause)
  }

  return (
    <div class="draft">
      <h1 class="unseen">{draft.title}</h1>
      <aside class="draft-side" aria-label="数据一栏">
        {mayDraft ? (
          <button type="button" class="back" onClick={refill}>
            ← 修改数据，重新起草
          </button>
        ) : (
          <a class="back" href="/drafts">
            ← 全部稿件
          </a>
        )}
        <FactList
          sheet={draft.factSheet}
          check={found}
          pointed={pointed}
          point={setPointed}
          goTo={(id) => editor.current?.goToFact(id)}
          insert={readOnly ? null : insert}
        />
      </aside>
      <section class="draft-main" aria-label="报告">
        <div class="bar">
          <SaveLine
            state={save}
            closed={closed}
            retry={() => void saving.current?.flush().catch(() => {})}
            keepMine={(theirs) => saving.current?.takeOver(theirs)}
            takeTheirs={(theirs) => {
              saving.current?.giveWay(theirs)
              editor.current?.setText(theirs.text)
            }}
          />
          <span class="bar-gap" />
          <ExportBar
            id={draft.id}
            organisation={draft.factSheet.organisation}
            text={() => editor.current?.text ?? ''}
            saved={async () => saving.current?.flush()}
          />
        </div>
        <div class="paper editor" ref={place} />
        <PrintCopy
          text={() => editor.current?.text ?? ''}
          sheet={draft.factSheet}
          open={found?.findings.filter(({ severity }) => severity === 'error').length ?? 0}
        />
      </section>
      <aside class="draft-check" aria-label="核对一栏">
        <FindingList
          check={found}
          fault={fault}
          goTo={(finding) => editor.current?.goTo(finding.start, finding.end)}
          settle={readOnly ? null : { fix, fixAll, dismiss }}
        />
        {refused && (
          <p class="trouble" role="alert">
            {refused}
          </p>
        )}
        <ReviewLine id={draft.id} readOnly={readOnly} mayReview={mayReview} />
        <Gaps text={editor.current?.text ?? ''} goTo={(start, end) => editor.current?.goTo(start, end)} />
        <Settled dismissals={known.dismissals} />
        <SectionList
          sections={known.sections}
          redrafting={redrafting}
          undoable={redrafting?.is === 'done' && redrafting.version === known.version && save.is === 'saved'}
          goTo={({ start, end }) => editor.current?.goTo(start, Math.min(end, editor.current.text.length))}
          redraft={readOnly ? null : redraft}
          undo={undo}
          cancel={cancel}
        />
        <Legend />
      </aside>
    </div>
  )
}

/** Why the draft can only be read; null where it may be changed. */
function whyClosed({ status }: Draft, mayDraft: boolean): string | null {
  if (status === 'approved') return '已批准，不能再改'
  return mayDraft ? null : '只能查看；改动稿件要有“拟稿”或“审核”角色'
}

/** Where a cursor that nobody has placed yet goes: to the end of the section where the outline has the fact. */
function endOfHome({ factSheet, sections, text }: Draft, { id }: Fact): number | null {
  const type = reportTypeOf(factSheet.reportType)
  const home = type && outline(factSheet, type).sections.find(({ facts }) => facts.some((fact) => fact.id === id))
  const place = sections.find((section) => section.id === home?.id)
  return place ? text.slice(0, place.end).trimEnd().length : null
}
