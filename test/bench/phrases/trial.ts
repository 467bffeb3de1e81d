/* What the checker says of statements: which true figures it accuses, which falsehoods it does not find. */
import { check } from '../../../src/check/check.ts'
import { overlaps, type Span } from '../../../src/domain/span.ts'
import { chance } from './chance.ts'
import type { Spoken } from './sheets.ts'
import { SPOILS, type Spoil, spoilt } from './spoil.ts'
import type { Subject } from './subject.ts'
import { type Tally, tally } from './tally.ts'
import { instance, type Statement, type Template } from './template.ts'

/** How a template fared. */
export interface Score {
  readonly template: Template
  /** True figures stated alone and in paragraphs, and those of them accused with an error. */
  readonly alone: Tally
  readonly among: Tally
  readonly missed: Readonly<Record<Spoil, Tally>>
}

/** Statements of a template over all sheets, so many of them at most. */
export function statementsOf(template: Template, sheets: readonly Spoken[], most: number): [Statement, Spoken][] {
  const all: [Statement, Spoken][] = []
  for (const spoken of sheets) {
    for (const subject of spoken.subjects) {
      const statement = instance(template, [subject], spoken.name)
      if (statement) all.push([statement, spoken])
    }
  }
  return chance(template.source).sample(all, most)
}

interface Accusation extends Span {
  readonly said: string
}
const accusations = (subject: Subject, text: string): Accusation[] =>
  check(subject.sheet, text)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ start, end, code, message }) => ({ start, end, said: `${code}: ${message}` }))

function count(into: Tally, statement: Statement, text: string, offset: number, accused: readonly Accusation[]): void {
  for (const { start, end } of statement.stated) {
    into.all++
    const at = { start: start + offset, end: end + offset }
    const found = accused.find((one) => overlaps(one, at))
    if (!found) continue
    into.bad++
    into.examples.push(
      `${text.slice(0, at.start)}【${text.slice(at.start, at.end)}】${text.slice(at.end)}\n      ${found.said}`,
    )
  }
}

/** Scores a template: its true statements alone, each among its neighbours, and each spoilt in every way. */
export function scoreOf(
  template: Template,
  statements: readonly [Statement, Spoken][],
  fillers: readonly Template[],
): Score {
  const missed = Object.fromEntries(SPOILS.map((spoil) => [spoil, tally()])) as Record<Spoil, Tally>
  const score = { template, alone: tally(), among: tally(), missed }
  for (const [statement, spoken] of statements) {
    const [subject] = statement.subjects
    const text = `${statement.text}。`
    count(score.alone, statement, text, 0, accusations(subject!, text))
    const { paragraph, offset } = amongNeighbours(statement, spoken, fillers)
    count(score.among, statement, paragraph, offset, accusations(subject!, paragraph))
    for (const spoil of SPOILS) missing(missed[spoil], spoil, statement, spoken)
  }
  return score
}

/** A falsehood is found where an error stands anywhere in the statement. */
function missing(into: Tally, spoil: Spoil, statement: Statement, { subjects }: Spoken): void {
  const false_ = spoilt(spoil, statement, subjects, chance(`${spoil}${statement.text}`))
  if (!false_) return
  into.all++
  if (accusations(statement.subjects[0]!, `${false_.text}。`).length > 0) return
  into.bad++
  into.examples.push(
    `${false_.text.slice(0, false_.start)}【${false_.text.slice(false_.start, false_.end)}】${false_.text.slice(false_.end)}   (${statement.text})`,
  )
}

/** The statement among two to five about facts beside it. */
function amongNeighbours(statement: Statement, { subjects, name }: Spoken, fillers: readonly Template[]) {
  const dice = chance(`${name}${statement.text}`)
  const at = subjects.indexOf(statement.subjects[0]!)
  const before = dice.whole(0, 2)
  const around = subjects
    .slice(Math.max(0, at - before), at + 4)
    .filter((subject) => !statement.subjects.includes(subject))
  const others = around.flatMap((subject) => {
    for (let go = 0; go < 20; go++) {
      const other = instance(dice.pick(fillers), [subject], name)
      if (other) return [{ text: other.text, first: subjects.indexOf(subject) < at }]
    }
    return []
  })
  const end = () => dice.pick(['。', '。', '；', '；', '。'])
  const joined = (first: boolean) =>
    others
      .filter((one) => one.first === first)
      .map(({ text }) => text + end())
      .join('')
  const lead = joined(true)
  return { paragraph: `${lead}${statement.text}${end()}${joined(false)}`.replace(/；$/, '。'), offset: lead.length }
}
