import { render } from 'preact'
import { QueuePage } from './queue/queue-page.tsx'
import { printKeys } from './review/single-keys.ts'

printKeys()
const place = document.getElementById('island')
const data = JSON.parse(document.getElementById('island-data')?.textContent ?? '{}') as { mayReview?: boolean }
if (place) {
  place.replaceChildren()
  render(<QueuePage mayReview={data.mayReview === true} />, place)
}
