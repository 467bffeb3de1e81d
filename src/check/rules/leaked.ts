import type { FactSheet } from '../../domain/fact-sheet.ts'
import type { Mention } from '../mention.ts'
import { read } from '../read.ts'
import { isClaim } from '../roles/masked.ts'
import { type Fault, faultAt, type Rule, type Scene } from './rule.ts'

/** A number or a name comes from a style reference, not from the facts. */
export const leaked: Rule = (scene) => (scene.hidden.length === 0 ? [] : [...numbers(scene), ...names(scene)])

const key = ({ stated }: Mention): string => `${stated!.digits} ${stated!.unit?.name ?? stated!.unitText}`
const titled = (source: string): string => `《${source.replace(/[《》]/g, '')}》`

function numbers({ sheet, judged, hidden }: Scene): Fault[] {
  const sources = new Map<string, string>()
  for (const { text, source } of hidden)
    for (const mention of read(text, { period: sheet.period })) if (isClaim(mention)) sources.set(key(mention), source)
  return judged.flatMap(({ mention, claim }) => {
    const source = claim || !isClaim(mention) ? undefined : sources.get(key(mention))
    if (source === undefined) return []
    return [faultAt('leaked', mention, `“${mention.text}”出自范文${titled(source)}，不是本单位填报的数据`)]
  })
}

/** A name of two letters (平溪) is as often part of another; a phrase that counts (三分之二) is no name. */
const NAME = /^\p{Script=Han}{3,}$/u

function names({ sheet, text, hidden }: Scene): Fault[] {
  const present = new Map(
    hidden
      .filter(({ text: name }) => NAME.test(name) && text.includes(name))
      .map(({ text: name, source }) => [name, source]),
  )
  const own = wordsOf(sheet)
  return [...present].flatMap(([name, source]) =>
    own.includes(name) || read(name, { period: sheet.period }).length > 0
      ? []
      : placesOf(name, text).map((start) =>
          faultAt(
            'leaked',
            { start, end: start + name.length },
            `“${name}”出自范文${titled(source)}，本单位的资料里没有`,
          ),
        ),
  )
}

/** Everything the sheet says in words: a name that stands here is the office's own. */
const wordsOf = ({ organisation, recipient, title, facts, notes }: FactSheet): string =>
  [
    organisation,
    recipient ?? '',
    title ?? '',
    ...facts.flatMap(({ label, aliases }) => [label, ...aliases]),
    ...notes.map((note) => note.text),
  ].join('\n')

function placesOf(name: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) places.push(at)
  return places
}
