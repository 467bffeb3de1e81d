import { useEffect, useState } from 'preact/hooks'
import type { Draft } from '../../domain/draft.ts'
import { Lost } from './lost.tsx'
import { mount } from './mount.ts'
import { ReviewPane } from './review/review-pane.tsx'
import { printKeys } from './review/single-keys.ts'
import { type Trouble, troubleOf } from './service/client.ts'
import { getDraft } from './service/drafts.ts'

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
    <Lost trouble={fault}>
      <a href="/review">回到待审稿件</a>
    </Lost>
  )
}

const unfit = (message: string): Trouble => ({ status: 409, code: 'not-ready', message, places: [] })

printKeys()
mount<IslandData>((data) => <Page {...data} />)
