import { render } from 'preact'
import { Library } from './samples/library.tsx'
import { Report } from './samples/report.tsx'

const place = document.getElementById('island')
const data = JSON.parse(document.getElementById('island-data')?.textContent ?? '{}') as {
  readonly sampleId?: string | null
  readonly mayChange?: boolean
}
const mayChange = data.mayChange === true
if (place) {
  place.replaceChildren()
  render(data.sampleId ? <Report id={data.sampleId} mayChange={mayChange} /> : <Library mayChange={mayChange} />, place)
}
