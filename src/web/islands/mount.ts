import { type ComponentChild, render } from 'preact'

/** Puts an island in its place on the page, in place of the words that it is awaited with; it starts from what the page says it to. */
export function mount<Data>(island: (data: Data) => ComponentChild): void {
  const place = document.getElementById('island')
  const data = document.getElementById('island-data')
  if (!place || !data) return
  place.replaceChildren()
  render(island(JSON.parse(data.textContent ?? '') as Data), place)
}
