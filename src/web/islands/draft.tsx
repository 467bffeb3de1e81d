import { useEffect, useState } from 'preact/hooks'
import type { Draft } from '../../domain/draft.ts'
import type { DraftEvent } from '../../pipeline/draft-event.ts'
import { EndedView } from './draft/ended-view.tsx'
import { begun, type Run, runAfter } from './draft/run.ts'
import { RunView } from './draft/run-view.tsx'
import { Lost } from './lost.tsx'
import { mount } from './mount.ts'
import { type Trouble, troubleOf } from './service/client.ts'
import { cancelDraft, followDraft, getDraft, getDraftAndAge } from './service/drafts.ts'

interface IslandData {
  readonly draftId: string
  readonly nonce: string
  readonly checker: string
  readonly mayDraft: boolean
  readonly mayReview: boolean
}

/** The editor is most of the script; a report that is still being written can be watched without it. */
const editing = () => import('./draft/draft-pane.tsx')
type DraftPane = Awaited<ReturnType<typeof editing>>['DraftPane']

type View =
  | { readonly is: 'opening' }
  | { readonly is: 'run'; readonly run: Run }
  | { readonly is: 'draft'; readonly draft: Draft; readonly DraftPane: DraftPane }
  | { readonly is: 'ended'; readonly draft: Draft }
  | { readonly is: 'lost'; readonly trouble: Trouble }

/** A draft from its first section to its signature: watched while it is written, edited afterwards. */
function Page({ draftId, mayDraft, ...rest }: IslandData) {
  const { view, cancel } = useDraft(draftId)
  const refill = mayDraft && 'draft' in view ? () => void fillInAgain(view.draft) : null
  switch (view.is) {
    case 'opening':
      return <p class="waiting">正在打开稿件…</p>
    case 'run':
      return <RunView run={view.run} leave={toDesk} cancel={mayDraft ? cancel : null} />
    case 'draft':
      return <view.DraftPane draft={view.draft} refill={refill} {...rest} key={view.draft.id} />
    case 'ended':
      return <EndedView draft={view.draft} refill={refill} />
    case 'lost':
      return (
        <Lost trouble={view.trouble}>
          {mayDraft && <a href="/">回到填报页</a>}
          <a href="/drafts">看全部稿件</a>
        </Lost>
      )
  }
}

/** What there is to see of the draft, as the service tells of it. */
function useDraft(id: string): { view: View; cancel: () => Promise<void> } {
  const [view, setView] = useState<View>({ is: 'opening' })
  const lost = (error: unknown) => setView({ is: 'lost', trouble: troubleOf(error) })
  const show = async (draft: Draft) => {
    if (draft.status === 'failed') setView({ is: 'ended', draft })
    else setView({ is: 'draft', draft, DraftPane: (await editing()).DraftPane })
  }
  const hear = (event: DraftEvent) => {
    if (event.kind === 'done') show(event.data).catch(lost)
    else if (event.kind === 'error') getDraft(id).then(show).catch(lost)
    else setView((now) => (now.is === 'run' ? { is: 'run', run: runAfter(now.run, event) } : now))
  }
  const open = async (signal: AbortSignal) => {
    const { draft, age } = await getDraftAndAge(id)
    if (draft.status !== 'drafting') return show(draft)
    setView({ is: 'run', run: begun(age) })
    await followDraft(id, hear, signal)
  }
  useEffect(() => {
    const stop = new AbortController()
    requestIdleCallback(() => void editing().catch(() => {}))
    open(stop.signal).catch(lost)
    return () => stop.abort()
  }, [id])
  return { view, cancel: async () => show(await cancelDraft(id)) }
}

const toDesk = (): void => location.assign('/')

/** Back to the filling-in page with the draft's facts. */
async function fillInAgain({ factSheet }: Draft): Promise<void> {
  const { putBack } = await import('./desk/put-back.ts')
  putBack(factSheet)
  toDesk()
}

mount<IslandData>((data) => <Page {...data} />)
