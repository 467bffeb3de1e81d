import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { withoutAmong } from '../domain/label.ts'

/** A remark that stood beside a row of a table, and what it says of the fact: 农村劳动力转移就业：含脱贫人口86人. */
export interface Aside {
  readonly fact: Fact
  readonly text: string
}

/** A remark that begins with a figure, a date, a plan or a quotation is no predicate of the label. */
const APART = /^(?:\d|[“《（]|[一二三四下]?[季半上下明今][度年]|计划|拟|力争|打算|下一?步)/

/** 禁烧巡查完成情况：出动…: what a column of a table said of its row. */
const PROGRESS = /^([^，。；：]{2,20}?)(?:完成|进展|落实|工作|开展|推进)情况：/

const bare = (label: string): string =>
  withoutAmong(label)
    .replace(/[（(][^（）()]*[）)]/g, '')
    .replace(/[\s{}｛｝]/g, '')

/** The fact and the remark, where the text begins with a label of the sheet and a colon; null otherwise. */
export function asideOf(text: string, sheet: FactSheet): Aside | null {
  const colon = text.indexOf('：')
  const rest = text.slice(colon + 1).trim()
  const head = bare(text.slice(0, Math.max(0, colon)))
  if (head === '' || rest === '') return null
  const fact = sheet.facts.find(({ label, aliases }) => [label, ...aliases].some((name) => bare(name) === head))
  return fact ? { fact, text: rest } : null
}

/** The text as prose: 垃圾收集箱：数量不足 reads 垃圾收集箱数量不足, and 垃圾收集箱方面，… where the remark does not run on. */
export function spokenAside(text: string, sheet: FactSheet): string {
  const aside = asideOf(text, sheet)
  if (!aside) return text.replace(PROGRESS, '$1方面，')
  const label = text.slice(0, text.indexOf('：'))
  return APART.test(aside.text) ? `${label}方面，${aside.text}` : label + aside.text
}
