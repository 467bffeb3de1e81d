import { check } from '../../src/check/check.ts'
import type { Mention, NamedPeriod, Stated } from '../../src/check/mention.ts'
import { read } from '../../src/check/read.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import type { Figure, Finding } from '../../src/domain/finding.ts'

/* A phrasebook tells below each sentence, two blanks in, what is read of it (fixtures/readings/README.md). */

const PERIOD = { year: 2026, quarter: 2, half: undefined, month: undefined }
const SHEET = '= '
const LEXICON = '+ '
const NOTE = '#'
const INDENT = '  '

const joined = (words: readonly (string | number | false | null | undefined)[]): string =>
  words.filter((word) => word !== '' && word !== false && word != null).join(' ')

function value({ digits, toDigits, hi, terms, unitText, approx, step }: Stated): string {
  const end = hi === null ? '～' : toDigits === null ? '' : `～${toDigits}`
  const precision = step.eq(1) ? '' : `±${step}`
  return joined([terms ? terms.join(':') : `${digits}${end}`, unitText, approx !== null && `(${approx})`, precision])
}

const named = ({ year, quarter, half, month, toMonth, day, relative }: NamedPeriod): string =>
  `{${joined([year, quarter && `Q${quarter}`, half && `H${half}`, month && `M${month}`, toMonth && `–M${toMonth}`, day && `D${day}`, relative])}}`

/** A number as it was read, knowing no fact. */
function mention(text: string, of: Mention): string[] {
  const { stated, exempt, presumed, role, period, damaged, notes, trace } = of
  const said = joined([
    of.text,
    of.kind,
    stated && value(stated),
    exempt && `no claim: ${exempt}`,
    presumed && `presumed: ${presumed}`,
    role && `as ${role}`,
    period && named(period),
    damaged && 'damaged',
    `[${trace.join(' < ')}]`,
  ])
  const faults = notes.map(
    ({ rule, span, message, fix }) =>
      `! ${rule} “${text.slice(span.start, span.end)}” ${message}${fix === null ? '' : ` → ${fix}`}`,
  )
  return [said, ...faults]
}

/** A figure as it was judged against the sheet of its section. */
const figure = ({ text, kind, value: digits, to, unit, approx, status, factId, role, derivation }: Figure): string =>
  joined([
    text,
    kind,
    digits && joined([`${digits}${to ? `～${to}` : ''}`, unit, approx && `(${approx})`]),
    status,
    factId && `${factId}.${role}`,
    !factId && role && `as ${role}`,
    derivation && `${derivation.rule}(${derivation.facts.join()})`,
  ])
const finding = ({ code, text, factId, message, fix }: Finding): string =>
  `! ${code} “${text}” ${joined([factId, message, fix && `→ ${fix.text}`])}`

function judged(sheet: FactSheet, text: string): string[] {
  const { figures, findings } = check(sheet, text)
  return [...figures.map(figure), ...findings.filter(({ code }) => code !== 'omitted').map(finding)]
}
const readAlone = (text: string, lexicon: readonly string[]): string[] =>
  read(text, { period: PERIOD, lexicon }).flatMap((of) => mention(text, of))

/** The phrasebook with what is read of its sentences now. A line break in a sentence is written ⏎. */
export function retold(book: string): string {
  let say = (text: string) => readAlone(text, [])
  const told = book.split('\n').flatMap((line) => {
    if (line.startsWith(INDENT)) return []
    if (line.startsWith(SHEET)) {
      const sheet = FactSheet.parse({
        reportType: 'township-quarterly',
        organisation: '云溪镇人民政府',
        period: { year: 2026, quarter: 2 },
        ...JSON.parse(line.slice(SHEET.length)),
      })
      say = (text) => judged(sheet, text)
    }
    if (line.startsWith(LEXICON)) {
      const lexicon = line.slice(LEXICON.length).split('；')
      say = (text) => readAlone(text, lexicon)
    }
    if (line === '' || [NOTE, SHEET, LEXICON].some((mark) => line.startsWith(mark))) return [line]
    const lines = say(line.replaceAll('⏎', '\n'))
    return [line, ...lines.map((one) => INDENT + one.replaceAll('\n', '⏎'))]
  })
  return told.join('\n')
}
