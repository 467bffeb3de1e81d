import { render } from 'preact'
import { AuditPage } from './audit/audit-page.tsx'

const place = document.getElementById('island')
if (place) {
  place.replaceChildren()
  render(<AuditPage />, place)
}
