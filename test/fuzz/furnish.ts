import { readdirSync, readFileSync } from 'node:fs'

/** The fact sheets of fixtures/facts. */
export const sheets: readonly unknown[] = readdirSync('fixtures/facts').map((name) =>
  JSON.parse(readFileSync(`fixtures/facts/${name}`, 'utf8')),
)

/** Ids that are there, by the name of the path's parameter. */
export type Known = (path: string, name: string) => readonly string[]

/** Makes a draft of each sheet, for requests to be about. */
export async function furnish(url: string): Promise<Known> {
  const drafts: string[] = []
  const sections = new Set<string>()
  for (const factSheet of sheets) {
    const made = await fetch(`${url}/v1/drafts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', prefer: 'wait=30' },
      body: JSON.stringify({ factSheet, drafter: 'template' }),
    })
    const draft = (await made.json()) as { id: string; sections: { id: string }[] }
    drafts.push(draft.id)
    for (const { id } of draft.sections) sections.add(id)
  }
  const { samples } = (await (await fetch(`${url}/v1/samples`)).json()) as { samples: { id: string }[] }
  const ids = { sample: samples.map(({ id }) => id), draft: drafts, section: [...sections] }
  return (path, name) => {
    if (name === 'sectionId') return ids.section
    if (name === 'id')
      return path.startsWith('/v1/drafts') ? ids.draft : path.startsWith('/v1/samples') ? ids.sample : []
    return []
  }
}
