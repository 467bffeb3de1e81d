import type { Span } from '../domain/span.ts'
import words from './name-words.json' with { type: 'json' }

/** A proper name in a text: a place, an organisation or a person. */
export interface Name extends Span {
  readonly kind: '地' | '机构' | '人'
}

/**
 * Finds proper names by their form: 柳渡镇, 芦江, 民峰建材厂, 镇长刘某某. `known` are names that the report is known to speak
 * of (its own place, from its title); they are found without their ending too. Names follow each other without overlap.
 * A rule of thumb, not a reader: what it takes for a name is masked, so a miss costs more than a word too many.
 */
export function findNames(text: string, known: readonly string[] = []): Name[] {
  const joined = joinedCharacters(text)
  const places = [...knownPlaces(text, known), ...formedPlaces(text, joined)]
  const found = [...places.map((place) => asOrganisation(text, place)), ...companies(text, joined), ...people(text)]
  return merged(found.sort((a, b) => a.start - b.start || b.end - a.end))
}

/** The places and organisations that a title or signature names, each also without 中共 and its ending. */
export function namesOfTitle(title: string): string[] {
  const places =
    title.replaceAll('中共', ' ').match(/(?:(?!关于)\p{Script=Han}){2,5}?(?:街道|[省市县区镇乡村])/gu) ?? []
  return [...new Set(places)].filter((place) => !/[年月]|农村|[全各我本乡][镇村区县乡]/.test(place))
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function knownPlaces(text: string, known: readonly string[]): Name[] {
  const spellings = known.flatMap((name) => [name, name.replace(/(街道|[省市县区镇乡村])$/u, '')])
  const worth = [...new Set(spellings)].filter((spelling) => [...spelling].length > 1)
  if (worth.length === 0) return []
  const pattern = new RegExp(
    worth
      .sort((a, b) => b.length - a.length)
      .map(escaped)
      .join('|'),
    'gu',
  )
  return [...text.matchAll(pattern)].map(({ index, 0: name }) => ({
    start: index,
    end: index + name.length,
    kind: '地',
  }))
}

const ENDINGS = [...words.admin, ...words.natural]
const PLACE = new RegExp(ENDINGS.join('|'), 'gu')
const NOT_LAST = new Set(words.notLast)
const NOT_LAST_OF_NATURAL = new Set(words.notLastNatural)
const CUT = new Set(words.cut)
/** 许明寺镇 has a stem of three; a river or a hill is hardly ever named with more than two, an office with fewer than two. */
const stemLimits = (ending: string): { least: number; most: number } =>
  words.admin.includes(ending) ? { least: 2, most: 3 } : { least: ending.length > 1 ? 2 : 1, most: 2 }

/** An ending such as 镇, 村, 河 behind one to three characters that no dictionary joins to a word. */
function formedPlaces(text: string, joined: Joined): Name[] {
  return [...text.matchAll(PLACE)].flatMap(({ index, 0: ending }): Name[] => {
    const common = words.compounds.some((word) => text.startsWith(word, index))
    if (common || (words.natural.includes(ending) && NOT_LAST_OF_NATURAL.has(text[index - 1] ?? ''))) return []
    const { least, most } = stemLimits(ending)
    const start = stemStart(text, index, joined, most)
    const stem = text.slice(start, index)
    const proper = stem.length >= least && !words.commonStems.includes(stem)
    return proper ? [{ start, end: index + ending.length, kind: '地' }] : []
  })
}

/** For each offset, whether a word of two or more characters covers it together with the next one. */
type Joined = readonly boolean[]
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })

function joinedCharacters(text: string): Joined {
  const joined = new Array<boolean>(text.length).fill(false)
  for (const { index, segment } of WORDS.segment(text))
    for (let at = index; at < index + segment.length - 1; at++) joined[at] = true
  return joined
}

/** Walks left from an ending over characters that stand alone; gives the ending's own offset where there is no stem. */
function stemStart(text: string, ending: number, joined: Joined, most: number): number {
  if (joined[ending - 1] || NOT_LAST.has(text[ending - 1] ?? '')) return ending
  let start = ending
  while (ending - start < most) {
    const character = text[start - 1] ?? ''
    const inWord = joined[start - 1] || joined[start - 2]
    if (!/\p{Script=Han}/u.test(character) || CUT.has(character) || inWord) break
    if (start < ending && ENDINGS.includes(character)) break
    start--
  }
  return start
}

const TAILS = words.organisationTails.toSorted((a, b) => b.length - a.length)

/** A place with 人民政府, 卫生院 … behind it, or 中共 before it, is the organisation. */
function asOrganisation(text: string, place: Name): Name {
  const tail = TAILS.find((candidate) => text.startsWith(candidate, place.end))
  const party = text.slice(0, place.start).endsWith('中共')
  if (!tail && !party) return place
  return { start: place.start - (party ? 2 : 0), end: place.end + (tail?.length ?? 0), kind: '机构' }
}

const COMPANY = new RegExp(words.companies.join('|'), 'gu')
const LONGEST_COMPANY = 6

function companies(text: string, joined: Joined): Name[] {
  return [...text.matchAll(COMPANY)].flatMap(({ index, 0: ending }): Name[] => {
    const start = stemStart(text, index, joined, LONGEST_COMPANY)
    return index - start >= 2 && !words.commonStems.includes(text.slice(start, index))
      ? [{ start, end: index + ending.length, kind: '机构' }]
      : []
  })
}

const TITLE = words.titles.join('|')
const PERSON = new RegExp(
  `(?<=${TITLE})[${words.surnames}](?!双|组)\\p{Script=Han}{1,2}(?=${TITLE}|[，、。；）为任等带率作])|(?<=^|[，、。；由])[${words.surnames}]\\p{Script=Han}{1,2}(?=同志)`,
  'gu',
)

const people = (text: string): Name[] =>
  [...text.matchAll(PERSON)].map(({ index, 0: name }) => ({ start: index, end: index + name.length, kind: '人' }))

/** One name where several overlap or touch: 陶陵县柏庄镇人民政府 is one organisation. */
function merged(names: readonly Name[]): Name[] {
  const result: Name[] = []
  for (const name of names) {
    const last = result.at(-1)
    if (last && name.start <= last.end && name.kind !== '人' && last.kind !== '人') {
      const kind = [last.kind, name.kind].includes('机构') ? '机构' : '地'
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, name.end), kind }
    } else if (!last || name.start >= last.end) result.push(name)
  }
  return result
}
