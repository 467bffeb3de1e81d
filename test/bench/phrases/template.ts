/*
 * A template of official prose and its instance on facts: `[action up] {all}{label}{value}，同比<增长|提高/下降>{yoy-rate}。`
 * The grammar is described in fixtures/phrases/README.md.
 */
import { type Amount, FORMS } from './amount.ts'
import { type Chance, chance } from './chance.ts'
import { type Comparison, difference, QUANTITIES, type Quantity } from './quantities.ts'
import { SPOKEN } from './spoken.ts'
import type { Subject } from './subject.ts'

type Part =
  | { readonly is: 'text'; readonly text: string }
  /** One of several wordings, by chance. */
  | { readonly is: 'choice'; readonly options: readonly Part[][] }
  /** Words for more and for less; which comparison decides is said by the nearest number after it, or else before it. */
  | {
      readonly is: 'turn'
      readonly comparison: Comparison
      readonly fact: number
      readonly more: Part[][]
      readonly less: Part[][]
    }
  | { readonly is: 'word'; readonly fact: number; readonly name: string }
  | { readonly is: 'number'; readonly fact: number; readonly name: string; readonly form: string }

/** A sentence with slots. */
export interface Template {
  /** The heading that it stands under. */
  readonly kind: string
  /** As it stands in its file. */
  readonly source: string
  readonly parts: readonly Part[]
  /** What each fact must be, by tag; a tag after ! is one that it must not have. */
  readonly needs: readonly (readonly string[])[]
}

/** A number in a statement, with what it truly is. */
export interface Stated {
  readonly start: number
  readonly end: number
  readonly subject: Subject
  readonly quantity: string
  readonly form: string
  readonly amount: Amount
}
/** A direction word in a statement, and what it would be in the other direction. */
export interface Turned {
  readonly start: number
  readonly end: number
  readonly opposite: string
}
/** A sentence in which every number is true. */
export interface Statement {
  readonly template: Template
  readonly subjects: readonly Subject[]
  readonly text: string
  readonly stated: readonly Stated[]
  readonly turned: readonly Turned[]
}

const FACTS = 'abcdefgh'
const quantities: ReadonlyMap<string, Quantity> = new Map(Object.entries(QUANTITIES))

class Reader {
  private at = 0
  private readonly source: string
  constructor(source: string) {
    this.source = source
  }
  /** Reads until one of these characters, which is not taken. */
  parts(until: string): Part[] {
    const parts: Part[] = []
    while (this.at < this.source.length && !until.includes(this.source[this.at]!)) {
      const c = this.source[this.at]!
      if (c === '{') parts.push(this.slot())
      else if (c === '(') parts.push({ is: 'choice', options: this.options(')') })
      else if (c === '<') parts.push(this.turn())
      else parts.push(this.plain(until))
    }
    return parts
  }
  private plain(until: string): Part {
    const from = this.at
    while (this.at < this.source.length && !`{(<${until}`.includes(this.source[this.at]!)) this.at++
    return { is: 'text', text: this.source.slice(from, this.at) }
  }
  /** Wordings between bars, up to one of the closing characters, which is taken. */
  private options(close: string): Part[][] {
    const options: Part[][] = []
    do {
      this.at++
      options.push(this.parts(`|${close}`))
    } while (this.source[this.at] === '|')
    if (this.at++ >= this.source.length) throw new Error(`not closed: ${this.source}`)
    return options
  }
  private turn(): Part {
    const named = /^<(?:([a-h])\.)?(?:(yoy|qoq|target|own):)?/.exec(this.source.slice(this.at))!
    this.at += named[0].length - 1
    const more = this.options('/')
    this.at--
    const less = this.options('>')
    return { is: 'turn', comparison: named[2] as Comparison, fact: FACTS.indexOf(named[1] ?? 'a'), more, less }
  }
  private slot(): Part {
    const found = /^\{(?:([a-h])\.)?([A-Za-z-]+)(?::([A-Za-z]+))?\}/.exec(this.source.slice(this.at))
    if (!found) throw new Error(`no slot: ${this.source.slice(this.at)} in ${this.source}`)
    this.at += found[0].length
    const [, letter = 'a', name = '', form] = found
    const fact = FACTS.indexOf(letter)
    if (form && !(form in FORMS)) throw new Error(`no form ${form}: ${this.source}`)
    if (quantities.has(name)) return { is: 'number', fact, name, form: form ?? 'digits' }
    if (name in SPOKEN) return { is: 'word', fact, name }
    throw new Error(`no slot ${name}: ${this.source}`)
  }
}

const children = (part: Part): readonly Part[] =>
  part.is === 'choice' ? part.options.flat() : part.is === 'turn' ? [...part.more.flat(), ...part.less.flat()] : []
const flat = (parts: readonly Part[]): Part[] => parts.flatMap((part) => [part, ...flat(children(part))])

/** Gives each turn that names none the comparison of the nearest number after it, or else before it. */
function settled(parts: readonly Part[], source: string): Part[] {
  const comparisonOf = (part: Part) => (part.is === 'number' ? (quantities.get(part.name)?.comparison ?? null) : null)
  return parts.map((part, at) => {
    if (part.is === 'choice') return { ...part, options: part.options.map((option) => settled(option, source)) }
    if (part.is !== 'turn' || part.comparison) return part
    const near = [...flat(parts.slice(at)), ...flat(parts.slice(0, at)).reverse()]
    const comparison = near.map(comparisonOf).find((one) => one !== null)
    if (!comparison) throw new Error(`what does < > turn on? ${source}`)
    return { ...part, comparison }
  })
}

/** Reads a file of templates: `## kind` over its templates, `#` a remark, `[tags; tags of b]` before a template. */
export function templatesOf(file: string): Template[] {
  let kind = ''
  return file.split('\n').flatMap((raw) => {
    const line = raw.trim()
    if (line.startsWith('##')) kind = line.slice(2).trim()
    if (line === '' || line.startsWith('#')) return []
    const [, tags = '', source = ''] = /^(?:\[([^\]]*)\]\s*)?(.*)$/.exec(line)!
    const parts = settled(new Reader(source).parts(''), source)
    return { kind, source: line, parts, needs: tags.split(';').map((one) => one.split(/\s+/).filter(Boolean)) }
  })
}

/** The text of a statement while it is put together. */
class Writing {
  text = ''
  readonly stated: Stated[] = []
  readonly turned: Turned[] = []
  private readonly subjects: readonly Subject[]
  private readonly dice: Chance
  constructor(subjects: readonly Subject[], dice: Chance) {
    this.subjects = subjects
    this.dice = dice
  }
  /** False where a part does not suit the facts. */
  all(parts: readonly Part[]): boolean {
    return parts.every((part) => this.one(part))
  }
  private one(part: Part): boolean {
    if (part.is === 'text') this.text += part.text
    else if (part.is === 'choice') return this.all(this.dice.pick(part.options))
    else if (part.is === 'turn') return this.turn(part)
    else {
      const subject = this.subjects[part.fact]
      if (!subject) return false
      return part.is === 'word' ? this.word(part.name, subject) : this.number(part.name, part.form, subject)
    }
    return true
  }
  private turn({ comparison, fact, more, less }: Extract<Part, { is: 'turn' }>): boolean {
    const way = difference(this.subjects[fact]!, comparison)
    if (!way || way.eq(0)) return false
    const [said, other] = way.gt(0) ? [more, less] : [less, more]
    const start = this.text.length
    const before = this.stated.length
    if (!this.all(this.dice.pick(said))) return false
    const opposite = other[0]!.map((part) => (part.is === 'text' ? part.text : '')).join('')
    if (this.stated.length === before && opposite) this.turned.push({ start, end: this.text.length, opposite })
    return true
  }
  private word(name: string, subject: Subject): boolean {
    const text = SPOKEN[name]!(subject, this.dice)
    if (text !== null) this.text += text
    return text !== null
  }
  private number(name: string, form: string, subject: Subject): boolean {
    const amount = quantities.get(name)!.of(subject, this.subjects)
    const text = amount && FORMS[form]!(amount)
    if (!amount || text === null) return false
    const start = this.text.length
    this.text += text
    this.stated.push({ start, end: this.text.length, subject, quantity: name, form, amount })
    return true
  }
}

const suits = (subject: Subject, needs: readonly string[]) =>
  needs.every((need) => (need.startsWith('!') ? !subject.tags.has(need.slice(1)) : subject.tags.has(need)))

/** The statement that the template makes of these facts, or null where it does not suit them. */
export function instance(template: Template, subjects: readonly Subject[], key = ''): Statement | null {
  if (!subjects.every((subject, at) => suits(subject, template.needs[at] ?? template.needs[0] ?? []))) return null
  const writing = new Writing(subjects, chance(`${key}${template.source}${subjects.map(({ fact }) => fact.id).join()}`))
  if (!writing.all(template.parts)) return null
  return { template, subjects, text: writing.text, stated: writing.stated, turned: writing.turned }
}
