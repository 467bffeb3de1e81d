import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fact, Note, Period } from '../../src/domain/fact-sheet.ts'
import type { Check, Figure, Finding } from '../../src/domain/finding.ts'

/* The files of fixtures/verdicts: small sheets, and under each the sentences with what is said of them (its README has the form). */

type FactInput = Pick<Fact, 'id' | 'label' | 'value' | 'unit'> & Partial<Fact>
/** A sheet as a file gives it, before it is parsed. */
interface Sheet {
  readonly reportType: string
  readonly organisation: string
  readonly period: Partial<Period>
  readonly issuedOn: string | undefined
  readonly facts: FactInput[]
  readonly notes: Pick<Note, 'text'>[]
}
export interface Sentence {
  readonly sheet: Sheet
  readonly text: string
}

const FIXTURES = join(import.meta.dirname, '../../fixtures')

/** Each sentence of a file with the sheet that stands above it. */
export function sentencesIn(file: string): Sentence[] {
  const sentences: Sentence[] = []
  let sheet = sheetOf('2026Q2')
  for (const line of file.split('\n')) {
    const rest = line.slice(2)
    if (line.startsWith('@ ')) sheet = sheetOf(rest)
    else if (line.startsWith('= ')) sheet.facts.push(factOf(rest))
    else if (line.startsWith('+ ')) sheet.notes.push({ text: rest })
    else if (line.startsWith('> ')) sentences.push({ sheet, text: rest.replaceAll('⏎', '\n') })
  }
  return sentences
}

/** The file with each sentence judged anew: all lines stay but those that tell a verdict. */
export function judgedAnew(file: string, judge: (sentence: Sentence) => Check): string {
  const sentences = sentencesIn(file).values()
  return file
    .split('\n')
    .filter((line) => !line.startsWith('  '))
    .flatMap((line) => (line.startsWith('> ') ? [line, ...verdict(judge(sentences.next().value!))] : [line]))
    .join('\n')
}

/** The sheet of a marked case, told by its path; no sentence need tell all that a draft must. */
function markedSheet(path: string): Sheet {
  const { factSheet }: { factSheet: Sheet } = JSON.parse(readFileSync(join(FIXTURES, `${path}.json`), 'utf8'))
  return { ...factSheet, facts: factSheet.facts.map((fact) => ({ ...fact, required: false })) }
}

/** 2026, 2026Q2, 2026H1, 2026M5; then 成文 and a day. Or the path of a marked case. */
function sheetOf(line: string): Sheet {
  if (line.includes('/')) return markedSheet(line)
  const [, year, part, place, , issuedOn] = /^(\d{4})(?:([QHM])(\d+))?( 成文 (\S+))?$/.exec(line)!
  const name = { Q: 'quarter', H: 'half', M: 'month' }[part ?? '']
  return {
    reportType: 'township-quarterly',
    organisation: '云溪镇人民政府',
    period: { year: Number(year), ...(name && { [name]: Number(place) }) },
    issuedOn,
    facts: [],
    notes: [],
  }
}

const MEMBERS: Readonly<Record<string, 'lastYear' | 'lastPeriod' | 'target' | 'partOf'>> = {
  上年: 'lastYear',
  上期: 'lastPeriod',
  目标: 'target',
  属: 'partOf',
}
/** `id label value unit`, – for no unit; then 上年=…, 上期=…, 目标=…, 属=…, 别名=…, 必报. */
function factOf(line: string): FactInput {
  const [id, label, value, unit, ...more] = line.split(' ')
  const fact: FactInput = { id: id!, label: label!, value: value!, unit: unit === '–' ? null : unit!, required: false }
  for (const one of more) {
    const [name, given] = one.split('=')
    if (name === '必报') fact.required = true
    else if (name === '别名') fact.aliases = [...(fact.aliases ?? []), given!]
    else fact[MEMBERS[name!]!] = given
  }
  return fact
}

const verdict = ({ figures, findings }: Check): string[] =>
  [...figures.map(said), ...findings.map(fault)].map((line) => `  ${line.replaceAll('\n', '⏎')}`)

function said({ text, status, factId, role, derivation }: Figure): string {
  const from = derivation
    ? `${derivation.rule}(${derivation.facts.join()}) ${derivation.expression}＝${derivation.result}`
    : [factId, role].filter(Boolean).join('.')
  return `${text} ${status}${from && ` ${from}`}`
}

function fault({ code, text, factId, expected, message, fix, start }: Finding): string {
  const mended = fix ? ` → [${fix.start - start},${fix.end - start}]${fix.text}` : ''
  return `! ${code} “${text}” ${factId ?? '–'} ${expected ?? '–'} ${message}${mended}`
}
