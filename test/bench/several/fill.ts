import type { FactSheet } from '../../../src/domain/fact-sheet.ts'
import { DERIVED, foreign, type Pick, type Piece, type Spoilt } from './derived.ts'
import type { Group, Source } from './groups.ts'
import { periodWords } from './groups.ts'
import { type Field, type Item, quantityIn, written } from './quantity.ts'
import { hanOf, inWan, looseCounts } from './wording.ts'

/** Who writes: an office, a clerk in a hurry, a language model, or somebody who talks. */
export type Manner = 'bureau' | 'clerk' | 'model' | 'stress'

/** One line of a file of templates. */
export interface Template {
  readonly kind: string
  readonly manner: Manner
  readonly text: string
}

/** A true number in a text, with the wrong ones that could stand in its place. */
export interface Told {
  readonly start: number
  readonly end: number
  readonly tag: string
  readonly spoilt: readonly Spoilt[]
}

/** A template filled from a sheet: a statement that is true of it. */
export interface Statement {
  readonly template: Template
  readonly at: string
  readonly sheet: FactSheet
  readonly text: string
  readonly told: readonly Told[]
}

/** Reads a file of templates: `# manner` heads those that follow, one a line. */
export function templatesOf(kind: string, file: string): Template[] {
  let manner: Manner = 'bureau'
  return file.split('\n').flatMap((line) => {
    if (line.startsWith('# ')) manner = line.slice(2).trim() as Manner
    return line === '' || line.startsWith('#') ? [] : [{ kind, manner, text: line }]
  })
}

/** A generator of chance from a text (mulberry32 over its hash). */
export function chanceOf(seed: string): Pick {
  let state = [...seed].reduce((hash, c) => Math.imul(hash ^ c.codePointAt(0)!, 16777619), 2166136261)
  return (n) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % n
  }
}

/** The value of a fact as this manner would write it; offices and clerks write the sheet's digits. */
function writtenBy({ fact, value }: Item, manner: Manner, pick: Pick): string {
  const plain = written(fact, 'value') + value.unit
  if (manner === 'bureau' || manner === 'clerk' || /^%|‰/.test(value.unit)) return plain
  const shown = value.amount.div(value.factor)
  const loose = looseCounts(shown).map((form) => form.replace('□', value.unit))
  const han = hanOf(shown)
  const forms = [
    plain,
    plain,
    inWan(shown, value.unit),
    manner === 'stress' && han && !/^[万亿]/.test(value.unit) ? han + value.unit : null,
    loose.length ? loose[pick(loose.length)]! : null,
  ]
  const usable = forms.filter((form) => form !== null)
  return usable[pick(usable.length)]!
}

const SLOT = /\[([^\]]+)\]|\{([^}]+)\}/g
type Fill = { readonly template: Template; readonly group: Group; readonly source: Source; readonly pick: Pick }

function worded(slot: string, { group, source }: Fill): string | null {
  const item = group.items[slot]
  return item ? item.name : (group.words?.[slot] ?? periodWords(source.sheet)[slot] ?? null)
}

function numbered(slot: string, { group, template, pick }: Fill): Piece[] | null {
  if (slot.startsWith('=')) {
    const [rule = '', ...names] = slot.slice(1).split(' ')
    const derive = DERIVED[rule]
    if (!derive) throw new Error(`no rule “${rule}” for the template ${template.text}`)
    return derive(group, names, pick)
  }
  const [, foreigner, name = '', field = 'value', bare] = /^(\?)?(\w)(?:\.(\w+))?(#)?$/.exec(slot) ?? []
  const item = group.items[name]
  if (!item) throw new Error(`no fact “${slot}” for the template ${template.text}`)
  if (foreigner) {
    const there = foreign(item)
    return there.gt(0) ? [{ number: there.toFixed() + item.value.unit, tag: 'foreign' }] : null
  }
  if (bare) return [{ number: written(item.fact, 'value'), tag: 'value' }]
  if (field === 'value') return [{ number: writtenBy(item, template.manner, pick), tag: 'value' }]
  const cell = quantityIn(item.fact, field as Field)
  return cell?.amount.gt(0) ? [{ number: written(item.fact, field as Field) + cell.unit, tag: field }] : null
}

/** The pieces of a template over one group; null where the sheet does not hold what it asks for. */
function piecesOf(fill: Fill): Piece[] | null {
  const pieces: Piece[] = []
  const { text } = fill.template
  let from = 0
  for (const slot of text.matchAll(SLOT)) {
    pieces.push(text.slice(from, slot.index))
    from = slot.index + slot[0].length
    const word = slot[1] === undefined ? undefined : worded(slot[1], fill)
    const filled = slot[2] === undefined ? word && [word] : numbered(slot[2], fill)
    if (!filled) return null
    pieces.push(...filled)
  }
  return [...pieces, text.slice(from)]
}

/** A unit-less `{a#}` borrows the unit behind it: both must be told in the same one. */
const lends = ({ text }: Template, { items }: Group): boolean => {
  if (!text.includes('#}')) return true
  return (
    new Set(
      Object.entries(items)
        .filter(([name]) => name !== 'w')
        .map(([, { value }]) => value.unit),
    ).size === 1
  )
}

/** 第一、第二产业 need their noun behind them. */
const stands = ({ text }: Template, { words }: Group): boolean =>
  !words?.['a-']?.startsWith('第') || /[bc]-\]\[~\]/.test(text)

/** The sheet with what the wider area has, where the template speaks of it. */
function sheetFor({ template, group, source }: Fill): FactSheet {
  const a = group.items.a
  if (!a || template.kind !== 'foreign') return source.sheet
  const apart = a.value.amount.minus(foreign(a)).toFixed()
  const text = `全市${a.name}平均为${foreign(a).toFixed()}${a.value.unit}，我们高出${apart}个百分点。`
  return { ...source.sheet, notes: [...source.sheet.notes, { section: null, text }] }
}

/** Fills a template from one group of facts; null where it does not fit. */
export function fill(template: Template, source: Source, group: Group): Statement | null {
  const seed = `${template.kind}${template.text}${source.at}${Object.values(group.items).map(({ fact }) => fact.id)}`
  const by: Fill = { template, source, group, pick: chanceOf(seed) }
  const pieces = lends(template, group) && stands(template, group) ? piecesOf(by) : null
  if (!pieces) return null
  // 增长12%: of what, nobody said
  const saysBase = /同比|环比|上年|去年|\[last\]/.test(template.text)
  let text = ''
  const told: Told[] = []
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece
    else {
      told.push({
        start: text.length,
        end: text.length + piece.number.length,
        tag: piece.tag,
        spoilt: (piece.spoilt ?? []).filter(({ kind }) => kind !== 'other base' || saysBase),
      })
      text += piece.number
    }
  }
  return { template, at: source.at, sheet: sheetFor(by), text, told }
}
