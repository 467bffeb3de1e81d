import { useEffect, useRef, useState } from 'preact/hooks'
import { check } from '../../../check/check.ts'
import type { Dismissal } from '../../../domain/dismissal.ts'
import type { Draft } from '../../../domain/draft.ts'
import type { Check, Finding } from '../../../domain/finding.ts'
import { honour } from '../../../pipeline/judge.ts'
import { keptWords } from '../desk/keep.ts'
import { troubleOf } from '../service/client.ts'
import { Gaps, Legend, Remarks, Settled } from './draft-notes.tsx'
import { ReportEditor } from './editor.ts'
import { ExportBar } from './export-bar.tsx'
import { FactList } from './fact-list.tsx'
import { FindingList } from './finding-list.tsx'
import { PrintCopy } from './print-copy.tsx'
import { SaveLine } from './save-line.tsx'
import { type SaveState, Saving } from './saving.ts'

const RECHECK_MS = 100

interface DraftPaneProps {
  readonly draft: Draft
  readonly nonce: string
  /** Back to the filling-in page with this draft's facts. */
  readonly refill: () => void
}

/** A finished draft: its facts, its text with every figure marked, and what is to be looked at. */
export function DraftPane({ draft, nonce, refill }: DraftPaneProps) {
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<ReportEditor | null>(null)
  const saving = useRef<Saving | null>(null)
  const [found, setFound] = useState<Check | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [pointed, setPointed] = useState<string | null>(null)
  const [save, setSave] = useState<SaveState>({ is: 'saved', at: null })
  const [settled, setSettled] = useState<readonly Dismissal[]>(draft.dismissals)
  const [refused, setRefused] = useState<string | null>(null)
  const approved = draft.status === 'approved'

  const show = (result: Check) => {
    setFound(result)
    setFault(null)
    editor.current?.show(result)
  }
  const recheck = () => {
    const text = editor.current?.text ?? ''
    const sheet = draft.factSheet
    try {
      show(honour(check(sheet, text), { text, sheet }, saving.current?.draft.dismissals ?? []).check)
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
    }
  }

  useEffect(() => {
    const unsaved = keptWords(draft.id)
    let timer: ReturnType<typeof setTimeout> | undefined
    saving.current = new Saving(draft, setSave, (fresh) => {
      setSettled(fresh.dismissals)
      if (fresh.check && editor.current?.text === fresh.text) show(fresh.check)
    })
    editor.current = new ReportEditor({
      parent: place.current!,
      text: unsaved?.text ?? draft.text,
      sheet: draft.factSheet,
      nonce,
      readOnly: approved,
      pointed: setPointed,
      changed: (text) => {
        saving.current?.changed(text)
        clearTimeout(timer)
        timer = setTimeout(recheck, RECHECK_MS)
      },
    })
    if (unsaved && unsaved.text !== draft.text) saving.current.changed(unsaved.text)
    if (draft.check && !unsaved) show(draft.check)
    else recheck()
    return () => {
      clearTimeout(timer)
      saving.current?.stop()
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

  return (
    <div class="draft">
      <h1 class="unseen">{draft.title}</h1>
      <aside class="draft-side" aria-label="数据一栏">
        <button type="button" class="back" onClick={refill}>
          ← 修改数据，重新起草
        </button>
        <FactList
          sheet={draft.factSheet}
          check={found}
          pointed={pointed}
          point={setPointed}
          goTo={(id) => editor.current?.goToFact(id)}
          insert={(words) => editor.current?.insert(words)}
        />
      </aside>
      <section class="draft-main" aria-label="报告">
        <div class="bar">
          <SaveLine
            state={save}
            approved={approved}
            keepMine={(theirs) => saving.current?.takeOver(theirs)}
            takeTheirs={(theirs) => {
              saving.current?.giveWay(theirs)
              editor.current?.setText(theirs.text)
            }}
          />
          <span class="bar-gap" />
          <ExportBar
            id={draft.id}
            text={() => editor.current?.text ?? ''}
            saved={async () => saving.current?.flush()}
          />
        </div>
        <div class="paper editor" ref={place} />
        <PrintCopy text={() => editor.current?.text ?? ''} />
      </section>
      <aside class="draft-check" aria-label="核对一栏">
        <FindingList
          check={found}
          fault={fault}
          goTo={(finding) => editor.current?.goTo(finding.start, finding.end)}
          fix={fix}
          fixAll={fixAll}
          dismiss={dismiss}
        />
        {refused && (
          <p class="trouble" role="alert">
            {refused}
          </p>
        )}
        <Gaps text={editor.current?.text ?? ''} goTo={(start, end) => editor.current?.goTo(start, end)} />
        <Settled dismissals={settled} />
        <Remarks draft={draft} />
        <Legend />
      </aside>
    </div>
  )
}
