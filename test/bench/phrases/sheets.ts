import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FactSheet } from '../../../src/domain/fact-sheet.ts'
import { type Subject, subjectsOf } from './subject.ts'

const FIXTURES = join(import.meta.dirname, '../../../fixtures')

/** A marked sheet and the facts of it that can be spoken of. */
export interface Spoken {
  readonly name: string
  readonly subjects: readonly Subject[]
}

/** Every sheet of the marked sets. */
export function spokenSheets(): Spoken[] {
  const sets = readdirSync(FIXTURES).filter((name) => /^(?:bench|trial\d*|unseen\d*)$/.test(name))
  const folders = sets.flatMap((set) => ['township', 'district'].map((kind) => `${set}/${kind}`))
  return folders
    .filter((folder) => existsSync(join(FIXTURES, folder)))
    .flatMap((folder) =>
      readdirSync(join(FIXTURES, folder)).map((file) => {
        const { factSheet } = JSON.parse(readFileSync(join(FIXTURES, folder, file), 'utf8')) as { factSheet: unknown }
        return { name: `${folder}/${file}`, subjects: subjectsOf(FactSheet.parse(factSheet)) }
      }),
    )
}
