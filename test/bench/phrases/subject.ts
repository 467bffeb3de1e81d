/*
 * A fact as one speaks of it: its label in the forms that a writer would use, and what sort of thing it counts. Decided
 * from the label and the unit alone, by the lists in fixtures/phrases/words.json.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fact, FactSheet, Period } from '../../../src/domain/fact-sheet.ts'
import { type Amount, amountOf } from './amount.ts'

/** Where templates, words and their description stand. */
export const PHRASES = join(import.meta.dirname, '../../../fixtures/phrases')

const WORDS = JSON.parse(readFileSync(join(PHRASES, 'words.json'), 'utf8')) as {
  readonly verbs: readonly string[]
  readonly events: readonly string[]
  readonly measures: readonly string[]
  readonly unwelcome: readonly string[]
}
const VERBS = [...WORDS.verbs].sort((a, b) => b.length - a.length)

/** One fact of a sheet, ready to be spoken of. */
export interface Subject {
  readonly sheet: FactSheet
  readonly fact: Fact
  readonly value: Amount
  readonly lastYear: Amount | null
  readonly lastPeriod: Amount | null
  readonly target: Amount | null
  /** The label without 其中 and without what stands in brackets. */
  readonly label: string
  /** 发放 of 发放宣传资料; '' where the label begins with no verb. */
  readonly verb: string
  /** What the verb acts on; the whole label where there is none. */
  readonly object: string
  /** The last word of the label, where no other label of the sheet has it; else null. */
  readonly head: string | null
  /** What a template may ask for in its brackets. */
  readonly tags: ReadonlySet<string>
}

const unbracketed = (label: string) => label.replace(/^其中[：:]?/, '').replace(/[（(][^）)]*[）)]/g, '')
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const wordsOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment)

/** The shortest ending of whole words, two characters or more, that names a thing and no other label of the sheet holds. */
function headOf(label: string, others: readonly string[]): string | null {
  const words = wordsOf(label)
  for (let from = words.length - 1; from > 0; from--) {
    const ending = words.slice(from).join('')
    if (ending.length < 2 || words[from]!.length < 2 || WORDS.measures.includes(ending) || /^\W*[\d.]/.test(ending))
      continue
    return others.some((other) => other.includes(ending)) ? null : ending
  }
  return null
}

const RANK = /排名|名次|位次|排位/
function* tagsOf(unit: string, label: string, verb: string): Generator<string> {
  if (RANK.test(label) || (/^[位名]$/.test(unit) && label.endsWith('考核'))) return yield 'rank'
  if (unit === '%') {
    yield /增速$|增幅$|增长率?$|涨幅$/.test(label) ? 'growth' : 'rate'
  } else {
    yield 'level'
    yield verb ? 'action' : WORDS.events.some((word) => label.endsWith(word)) ? 'event' : 'nominal'
    if (/元$/.test(unit)) yield 'money'
    else if (/^[个件家处户起条场座份项辆所批期块支口台间栋例宗套张盏只根株次]$/.test(unit)) yield 'count'
    else if (/次$/.test(unit)) yield 'times'
    else if (/^万?[人名]$/.test(unit)) yield 'person'
    else if (/亩|公顷|平方/.test(unit)) yield 'area'
    else if (/\//.test(unit)) yield 'intensity'
    else if (/公里|[^方]米$/.test(unit)) yield 'length'
    else if (/^[天小时分钟日个工作]+$/.test(unit)) yield 'duration'
    else yield 'measure'
    if (verb && !WORDS.measures.some((word) => label.endsWith(word))) yield 'inverted'
  }
  if (WORDS.unwelcome.some((word) => label.includes(word))) yield 'unwelcome'
  else yield 'welcome'
}

/** Which way it went against each base that it has, and how long its period is. */
function* movesOf({ value }: Amount, bases: Readonly<Record<string, Amount | null>>): Generator<string> {
  for (const [name, base] of Object.entries(bases)) {
    if (base) yield `${name}-${value.gt(base.value) ? 'up' : value.lt(base.value) ? 'down' : 'even'}`
  }
}
const lengthOf = ({ quarter, half, month }: Period) => (quarter ? 'quarter' : half ? 'half' : month ? 'month' : 'year')

function subjectOf(sheet: FactSheet, fact: Fact, labels: readonly string[]): Subject | null {
  const label = unbracketed(fact.label)
  const value = amountOf(fact.value, fact.unit)
  // What two facts of the sheet are called is said of neither.
  if (!value || label === '' || labels.filter((other) => other === label).length > 1) return null
  const verb = VERBS.find((word) => label.startsWith(word) && label.length > word.length + 1) ?? ''
  const same = (cell: string | null) => {
    const amount = amountOf(cell, fact.unit)
    return amount && amount.unit === value.unit ? amount : null
  }
  const bases = { yoy: same(fact.lastYear), qoq: same(fact.lastPeriod), target: same(fact.target) }
  return {
    sheet,
    fact,
    value,
    lastYear: bases.yoy,
    lastPeriod: bases.qoq,
    target: bases.target,
    label,
    verb,
    object: label.slice(verb.length),
    head: headOf(
      label,
      labels.filter((other) => other !== label),
    ),
    tags: new Set([...tagsOf(value.unit, label, verb), ...movesOf(value, bases), lengthOf(sheet.period)]),
  }
}

/** The facts of a sheet that can be spoken of, in the order of the sheet. */
export function subjectsOf(sheet: FactSheet): Subject[] {
  const labels = sheet.facts.flatMap((fact) => [unbracketed(fact.label), ...fact.aliases])
  return sheet.facts.flatMap((fact) => subjectOf(sheet, fact, labels) ?? [])
}
