import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { FactSheet } from '../../src/domain/fact-sheet.ts'

/** A marked stretch of a draft: where it stands once the marks are gone, what it says, whose it is. */
export interface Mark {
  readonly start: number
  readonly surface: string
  readonly tag: string
}
/** A faithful draft without its marks, and its sheet. */
export interface MarkedDraft {
  readonly sheet: FactSheet
  readonly text: string
  readonly marks: readonly Mark[]
}
interface Case {
  readonly factSheet: unknown
  readonly drafts: readonly { readonly text: string }[]
  readonly wrong?: readonly { readonly text: string }[]
}

function unmarked(marked: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = []
  let taken = 0
  const text = marked.replace(/⟦([^¦⟧]*)¦([^⟧]*)⟧/g, (whole: string, surface: string, tag: string, at: number) => {
    marks.push({ start: at - taken, surface, tag })
    taken += whole.length - surface.length
    return surface
  })
  return { text, marks }
}

function textsOf(folder: string, of: (one: Case) => readonly { readonly text: string }[]): MarkedDraft[] {
  const kinds = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory())
  const files = kinds.flatMap((kind) => readdirSync(join(folder, kind)).map((name) => join(folder, kind, name)))
  return files
    .filter((file) => /\d+[^/]*\.json$/.test(file))
    .flatMap((file) => {
      const one = JSON.parse(readFileSync(file, 'utf8')) as Case
      const sheet = FactSheet.parse(one.factSheet)
      return of(one).map(({ text }) => ({ sheet, ...unmarked(text) }))
    })
}

/** All drafts in a folder of cases. */
export const markedDrafts = (folder: string): MarkedDraft[] => textsOf(folder, ({ drafts }) => drafts)
/** All its texts with an error, which a mark that begins with `!` shows. */
export const markedFaults = (folder: string): MarkedDraft[] => textsOf(folder, ({ wrong }) => wrong ?? [])
