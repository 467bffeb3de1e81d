import { HistoryPage } from './history/history-page.tsx'
import { mount } from './mount.ts'
import { printKeys } from './review/single-keys.ts'

printKeys()
// Whoever does not review reads the draft where it is written.
mount<{ readonly draftId: string; readonly mayReview: boolean }>(({ draftId, mayReview }) => (
  <HistoryPage draftId={draftId} back={`/${mayReview ? 'review' : 'drafts'}/${draftId}`} />
))
