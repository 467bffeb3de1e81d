import { render } from 'preact'
import { KeysPage } from './integration/keys-page.tsx'

const place = document.getElementById('island')
if (place) {
  place.replaceChildren()
  render(<KeysPage />, place)
}
