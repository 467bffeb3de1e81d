import { useEffect, useState } from 'preact/hooks'
import type { Draft } from '../../domain/draft.ts'
import { mount } from './mount.ts'
import { ReviewPane } from './review/review-pane.tsx'
import { printKeys } from './review/single-keys.ts'
import { type Trouble, troubleOf } from './service/client.ts'
import { getDraft } from './service/drafts.ts'
import { TroubleBox } from './trouble-box.tsx'

interface IslandData {
  readonly draftId: string
  readonly nonce: string
  readonly checker: string
}

/** The review page: fetches the draft, or says why it cannot be reviewed. */
function Page({ draftId, nonce, checker }: IslandData) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [fault, setFault] = useState<Trouble | null>(null)
  useEffect(() => {
    getDraft(draftId).then(
      (found) => {
        if (found.status === 'drafting') setFault(unfit('稿件还在起草，完成后才能审核。'))
        else if (found.status === 'failed') setFault(unfit(`这份稿件没有写成：${found.reason ?? '原因不明'}`))
        else setDraft(found)
      },
      (error) => setFault(troubleOf(error)),
    )
  }, [draftId])
  if (draft) return <ReviewPane draft={draft} nonce={nonce} checker={checker} />
  if (fault === null) return <p class="waiting">正在打开稿件…</p>
  return (
    <div class="lost">
      <h1 class="unseen">稿件没有打开</h1>
      <TroubleBox trouble={fault} retry={() => location.reload()}>
        <a href="/review">回到待审稿件</a>
      </TroubleBox>
    </div>
  )
}

const unfit = (message: string): Trouble => ({ status: 409, code: 'not-ready', message, places: [] })

printKeys()
mount<IslandData>((data) => <Page {...data} />)
