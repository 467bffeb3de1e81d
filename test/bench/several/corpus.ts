import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FactSheet } from '../../../src/domain/fact-sheet.ts'
import { chanceOf, fill, type Statement, type Template, templatesOf } from './fill.ts'
import { GROUPS, type Source, sourceOf } from './groups.ts'

const FIXTURES = join(import.meta.dirname, '../../../fixtures')
const TEMPLATES = join(FIXTURES, 'phrases-several')

/** All templates, kind by kind. */
export const templates = (): Template[] =>
  readdirSync(TEMPLATES)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => templatesOf(name.slice(0, -4), readFileSync(join(TEMPLATES, name), 'utf8')))

/** The sheet of every marked case, with what its drafts combine. */
export function sources(): Source[] {
  const sets = readdirSync(FIXTURES).filter((name) => /^(bench|trial\d*|unseen\d*)$/.test(name))
  const folders = sets.flatMap((set) => ['township', 'district'].map((kind) => `${set}/${kind}`))
  return folders
    .filter((folder) => existsSync(join(FIXTURES, folder)))
    .flatMap((folder) =>
      readdirSync(join(FIXTURES, folder))
        .filter((name) => /^\d.*\.json$/.test(name))
        .map((name) => {
          const { factSheet, drafts, wrong } = JSON.parse(readFileSync(join(FIXTURES, folder, name), 'utf8'))
          const texts = [...drafts, ...wrong].map(({ text }: { text: string }) => text)
          return sourceOf(`${folder}/${name}`, FactSheet.parse(factSheet), texts)
        }),
    )
}

/** Up to `most` statements of each template, spread over the sheets, the same in every run. */
export function statements(all: readonly Source[], most: number, of: readonly Template[] = templates()): Statement[] {
  const fitting = new Map(
    Object.entries(GROUPS).map(([kind, groups]) => [
      kind,
      all.flatMap((source) => [...groups(source)].map((group) => ({ source, group }))),
    ]),
  )
  return of.flatMap((template) => {
    const candidates = fitting.get(template.kind)
    if (!candidates) throw new Error(`no groups of the kind “${template.kind}”`)
    const pick = chanceOf(template.text)
    const order = candidates.map((one) => ({ one, at: pick(1 << 30) })).sort((a, b) => a.at - b.at)
    const out: Statement[] = []
    for (const { one } of order) {
      const statement = out.length < most ? fill(template, one.source, one.group) : null
      if (statement) out.push(statement)
    }
    return out
  })
}
