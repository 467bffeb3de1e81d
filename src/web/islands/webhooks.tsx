import { render } from 'preact'
import { WebhooksPage } from './integration/webhooks-page.tsx'

const place = document.getElementById('island')
if (place) {
  place.replaceChildren()
  render(<WebhooksPage />, place)
}
