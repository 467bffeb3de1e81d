import { render } from 'preact'
import { Library } from './samples/library.tsx'
import { Report } from './samples/report.tsx'

const place = document.getElementById('island')
const data = JSON.parse(document.getElementById('island-data')?.textContent ?? '{}') as { sampleId?: string | null }
if (place) {
  place.replaceChildren()
  render(data.sampleId ? <Report id={data.sampleId} /> : <Library />, place)
}
