import { render } from 'preact'
import { HistoryPage } from './history/history-page.tsx'

const place = document.getElementById('island')
const data = document.getElementById('island-data')
if (place && data) {
  place.replaceChildren()
  render(<HistoryPage draftId={(JSON.parse(data.textContent ?? '') as { draftId: string }).draftId} />, place)
}
