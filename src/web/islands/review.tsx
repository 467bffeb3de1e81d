import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Draft } from '../../domain/draft.ts'
import { ReviewPane } from './review/review-pane.tsx'
import { troubleOf } from './service/client.ts'
import { getDraft } from './service/drafts.ts'

interface IslandData {
  readonly draftId: string
  readonly nonce: string
  readonly checker: string
}

/** The review page: fetches the draft, or says why it cannot be reviewed. */
function Page({ draftId, nonce, checker }: IslandData) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    getDraft(draftId).then(
      (found) => {
        if (found.status === 'drafting') setFault('稿件还在起草，完成后才能审核。')
        else if (found.status === 'failed') setFault(`这份稿件没有写成：${found.reason ?? '原因不明'}`)
        else setDraft(found)
      },
      (error) => setFault(troubleOf(error).message),
    )
  }, [draftId])
  if (draft) return <ReviewPane draft={draft} nonce={nonce} checker={checker} />
  if (fault === null) return <p class="waiting">正在打开稿件…</p>
  return (
    <div class="trouble lost" role="alert">
      <strong>{fault}</strong>
      <a href="/review">回到待审稿件</a>
    </div>
  )
}

const place = document.getElementById('island')
const data = document.getElementById('island-data')
if (place && data) {
  place.replaceChildren()
  render(<Page {...(JSON.parse(data.textContent ?? '') as IslandData)} />, place)
}
