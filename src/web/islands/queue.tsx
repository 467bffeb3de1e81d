import { render } from 'preact'
import { QueuePage } from './queue/queue-page.tsx'

const place = document.getElementById('island')
if (place) {
  place.replaceChildren()
  render(<QueuePage />, place)
}
