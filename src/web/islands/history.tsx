import { render } from 'preact'
import { HistoryPage } from './history/history-page.tsx'
import { printKeys } from './review/single-keys.ts'

printKeys()
const place = document.getElementById('island')
const data = document.getElementById('island-data')
if (place && data) {
  place.replaceChildren()
  const { draftId, mayReview } = JSON.parse(data.textContent ?? '') as { draftId: string; mayReview: boolean }
  // Whoever does not review reads the draft where it is written.
  render(<HistoryPage draftId={draftId} back={`/${mayReview ? 'review' : 'drafts'}/${draftId}`} />, place)
}
