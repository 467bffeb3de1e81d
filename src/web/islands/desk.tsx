import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Draft, Outlined } from '../../domain/draft.ts'
import type { FactSheet, FactSheetInput } from '../../domain/fact-sheet.ts'
import { reportTypeOf } from '../../domain/report-type.ts'
import type { DraftEvent } from '../../pipeline/draft-event.ts'
import { outline } from '../../pipeline/outline.ts'
import { Desk } from './desk/desk.tsx'
import { keepSheet, keptSheet } from './desk/keep.ts'
import { factSheetOf, type Settings, type Sheet, sheetOf } from './desk/sheet.ts'
import { EndedView } from './draft/ended-view.tsx'
import { begun, type Run, runAfter } from './draft/run.ts'
import { RunView } from './draft/run-view.tsx'
import { type Trouble, troubleOf } from './service/client.ts'
import { cancelDraft, followDraft, getDraft, makeDraft } from './service/drafts.ts'
import { TroubleBox } from './trouble-box.tsx'

interface IslandData {
  readonly draftId: string | null
  readonly nonce: string
  readonly checker: string
  readonly mayDraft: boolean
  readonly mayReview: boolean
  /** What the own office is called; '' where nobody signed in. */
  readonly organisation: string
}

/** The editor is half of all script; it comes when the page has nothing better to do, and at the latest with a draft. */
const editing = () => import('./draft/draft-pane.tsx')
type DraftPane = Awaited<ReturnType<typeof editing>>['DraftPane']

type View =
  | { readonly is: 'desk'; readonly trouble: Trouble | null }
  | { readonly is: 'run'; readonly run: Run }
  | { readonly is: 'draft'; readonly draft: Draft; readonly DraftPane: DraftPane }
  | { readonly is: 'ended'; readonly draft: Draft }
  | { readonly is: 'lost'; readonly trouble: Trouble }
  | { readonly is: 'opening' }

/** From facts to a checked draft, on one page. The address names the draft as soon as it has a name, so a reload finds it again. */
function Page({ draftId, nonce, checker, mayDraft, mayReview, organisation }: IslandData) {
  const [view, setView] = useState<View>(draftId ? { is: 'opening' } : { is: 'desk', trouble: null })

  const edit = async (draft: Draft) => {
    try {
      setView({ is: 'draft', draft, DraftPane: (await editing()).DraftPane })
    } catch (error) {
      setView({ is: 'lost', trouble: troubleOf(error) })
    }
  }

  const hear = (event: DraftEvent) => {
    if (event.kind === 'outline') nameInAddress(event.data.id)
    if (event.kind === 'done') edit(event.data)
    else if (event.kind === 'error') getDraft(event.data.id).then(show, lost)
    else setView((now) => (now.is === 'run' ? { is: 'run', run: runAfter(now.run, event) } : now))
  }

  const lost = (error: unknown) => setView({ is: 'lost', trouble: troubleOf(error) })
  const show = async (draft: Draft) => {
    if (draft.status === 'failed') setView({ is: 'ended', draft })
    else await edit(draft)
  }
  const cancel = async ({ id }: Run) => {
    if (id) await cancelDraft(id).then(show)
  }

  const start = async (sheet: Sheet) => {
    const stop = new AbortController()
    const factSheet = factSheetOf(sheet)
    setView({ is: 'run', run: begun(outlineOf(factSheet)) })
    try {
      await makeDraft(factSheet, crypto.randomUUID(), hear, stop.signal)
    } catch (error) {
      setView({ is: 'desk', trouble: troubleOf(error) })
    }
  }

  const open = async (id: string, signal: AbortSignal) => {
    try {
      const draft = await getDraft(id)
      if (draft.status !== 'drafting') await show(draft)
      else {
        setView({ is: 'run', run: begun(null) })
        await followDraft(id, hear, signal)
      }
    } catch (error) {
      setView({ is: 'lost', trouble: troubleOf(error) })
    }
  }

  useEffect(() => {
    const stop = new AbortController()
    requestIdleCallback(() => void editing().catch(() => {}))
    if (draftId) open(draftId, stop.signal)
    const back = () => location.reload()
    addEventListener('popstate', back)
    return () => {
      stop.abort()
      removeEventListener('popstate', back)
    }
  }, [draftId])

  switch (view.is) {
    case 'opening':
      return <p class="waiting">正在打开稿件…</p>
    case 'desk':
      return <Desk organisation={organisation} trouble={view.trouble} start={start} />
    case 'run':
      return <RunView run={view.run} leave={toDesk} cancel={mayDraft ? () => cancel(view.run) : null} />
    case 'draft':
      return (
        <view.DraftPane
          draft={view.draft}
          nonce={nonce}
          checker={checker}
          mayDraft={mayDraft}
          mayReview={mayReview}
          refill={() => refill(view.draft.factSheet)}
          key={view.draft.id}
        />
      )
    case 'ended':
      return <EndedView draft={view.draft} refill={mayDraft ? () => refill(view.draft.factSheet) : null} />
    case 'lost':
      return (
        <div class="lost">
          <h1 class="unseen">稿件没有打开</h1>
          <TroubleBox trouble={view.trouble} retry={() => location.reload()}>
            {mayDraft && <a href="/">回到填报页</a>}
            <a href="/drafts">看全部稿件</a>
          </TroubleBox>
        </div>
      )
  }
}

const nameInAddress = (id: string): void => {
  const address = `/drafts/${id}`
  if (location.pathname !== address) history.pushState(null, '', address)
}
function outlineOf(sheet: FactSheet): Outlined | null {
  const type = reportTypeOf(sheet.reportType)
  return type ? outline(sheet, type) : null
}

const toDesk = (): void => location.assign('/')

/** Puts a draft's facts back onto the filling-in page, unless they are there already. */
function refill(factSheet: FactSheetInput): void {
  const fallback: Settings = {
    reportType: factSheet.reportType,
    organisation: '',
    recipient: '',
    title: '',
    issuedOn: '',
    year: factSheet.period.year,
    part: 'y',
  }
  const present = keptSheet()
  const next = sheetOf(factSheet, fallback)
  if (!present || JSON.stringify(factSheetOf(present)) !== JSON.stringify(factSheetOf(next))) keepSheet(next)
  toDesk()
}

const place = document.getElementById('island')
const data = document.getElementById('island-data')
if (place && data) {
  place.replaceChildren()
  render(<Page {...(JSON.parse(data.textContent ?? '') as IslandData)} />, place)
}
