import { type Spoken, speaksOf, spokenMatters } from '../pipeline/matters.ts'

/** What a passage gains that holds all letters of one matter that is asked for, in its text and in its opening clause, and one that uses its words. */
const [HOLDS, OPENS_WITH, SPEAKS] = [1, 1, 2]
/** A passage that uses two words of a matter of three letters, or four of two, speaks of it fully. */
const FULLY = 16

interface Asked {
  readonly letters: ReadonlySet<string>
  /** The matters of the lists that it belongs to, with their share. */
  readonly shares: Spoken
}
type Rarity = (letter: string) => number

/**
 * How far each text is worth more, in their order, because it speaks of the matters that are asked for (the labels and notes of
 * a section): from 1 up. Themes tell 污水管网 from 道路绿化; this tells it from 养殖粪污, which shares its words.
 */
export function matterWeights(texts: readonly string[], matters: readonly string[]): number[] {
  const asked = matters.map((matter): Asked => ({ letters: lettersOf(matter), shares: sharesOf(matter) }))
  if (asked.length === 0) return texts.map(() => 1)
  const letters = texts.map(lettersOf)
  const rarity = rarityAmong(letters)
  return texts.map((text, at) => {
    const opening = lettersOf(openingOf(text))
    const best = (held: ReadonlySet<string>) => Math.max(...asked.map((one) => covered(one.letters, held, rarity)))
    const spoken = asked.reduce((sum, { shares }) => sum + speaks(text, shares), 0) / asked.length
    return 1 + HOLDS * best(letters[at]!) + OPENS_WITH * best(opening) + SPEAKS * spoken
  })
}

const lettersOf = (text: string): ReadonlySet<string> => new Set(text.match(/\p{Script=Han}/gu))
const openingOf = (text: string): string => /^[^。：，；]*/.exec(text)![0]

function sharesOf(matter: string): Spoken {
  const spoken = spokenMatters(matter)
  const all = [...spoken.values()].reduce((a, b) => a + b, 0)
  return new Map([...spoken].map(([at, strength]) => [at, strength / all]))
}

const speaks = (text: string, shares: Spoken): number =>
  [...shares].reduce((sum, [at, share]) => sum + share * Math.min(1, speaksOf(text, at) / FULLY), 0)

function rarityAmong(texts: readonly ReadonlySet<string>[]): Rarity {
  const spread = new Map<string, number>()
  for (const letters of texts) for (const letter of letters) spread.set(letter, (spread.get(letter) ?? 0) + 1)
  return (letter) => {
    const held = spread.get(letter)
    return held === undefined ? 0 : Math.log(1 + (texts.length - held + 0.5) / (held + 0.5))
  }
}

/** The share of the asked letters that are held, the rarer counting more; letters that no text holds do not count. */
function covered(asked: ReadonlySet<string>, held: ReadonlySet<string>, rarity: Rarity): number {
  let [all, found] = [0, 0]
  for (const letter of asked) {
    const weight = rarity(letter)
    all += weight
    if (held.has(letter)) found += weight
  }
  return all === 0 ? 0 : found / all
}
