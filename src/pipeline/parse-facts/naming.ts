import { isTotal } from './aside.ts'
import { withoutPeriod } from './header-period.ts'
import type { Measure } from './measures.ts'
import titles from './title-words.json' with { type: 'json' }
import { isRateName } from './unit-words.ts'

/** What a row says of itself before its columns are read. */
export interface RowName {
  readonly label: string
  /** The heading or merged cell under which it stands. */
  readonly group: string
  /** Other groups have a row of the same label. */
  readonly repeated: boolean
}

/** What a whole table says of its rows. */
export interface TableName {
  /** The matter that the title names, where the columns name none: 户厕改造. */
  readonly subject: string
  /** Its rows are places, offices or months. */
  readonly entities: boolean
}

/** The row's own name: 小计 and a label that several groups have are named with their group. */
export function rowName({ label, group, repeated }: RowName): string {
  const bare = isTotal(label) ? label.replace(/\s/g, '') : label
  return (repeated || bare === '小计') && group !== '' && bare !== '总计' ? `${group}${bare}` : bare
}

/** The name of the fact that a row gives for a measure. */
export function factName(row: RowName, measure: Measure, table: TableName): string {
  const own = rowName(row)
  const { naming } = measure
  const subject = table.entities && measure.value.matter === '' ? table.subject : ''
  switch (naming.how) {
    case 'plain':
      return table.entities ? joined(own, subject, row.label) : own
    case 'after':
      return joined(own, `${subject}${naming.words}`, row.label)
    case 'before':
      return `${naming.words}${own}`
    case 'stage':
      return `${own.replace(THIS_PERIOD, '')}（${naming.words}）`
  }
}

/** 本季度新增, of which the year so far has a column too: 新增（年初至今）. */
const THIS_PERIOD = /^本(?:季度?|期|月)(?=.)/

/** What a row's 完成率 is the rate of, whichever column stands beside it. */
export const doneName = (row: RowName, table: TableName): string =>
  table.entities ? joined(rowName(row), table.subject, row.label) : rowName(row)

/**
 * 青石镇 + 受理件数; 合计 stands behind what it sums up, but a rate is of all without being a sum; words that the row says
 * already are not said again.
 */
const joined = (own: string, words: string, label: string): string => {
  if (!isTotal(label)) return own.endsWith(words) ? own : `${own}${words}`
  const group = own.slice(0, -2)
  if (isRateName(words)) return `${group}${words}`
  return own.endsWith('合计') ? `${group}${words}合计` : `${words}${own}`
}

/** What a title is about when period, place and the words of every title are off: 云溪镇2026年三季度户厕改造任务完成情况表 → 户厕改造. */
export function subjectOf(title: string): string {
  let rest = withoutPeriod(title.replace(/[（(【].*?[)）】]/g, '').replace(/^[附表\d一二三四五、.：:-]+/, ''))
  const place = new RegExp(`^.{1,8}?(?:${titles.places.join('|')})`).exec(rest)
  if (place) rest = rest.slice(place[0].length)
  for (let before = ''; before !== rest; ) {
    before = rest
    for (const word of titles.ends) if (rest.endsWith(word)) rest = rest.slice(0, -word.length)
    for (const word of titles.starts) if (rest.startsWith(word)) rest = rest.slice(word.length)
  }
  return rest.length >= 2 && rest.length <= 12 && !/[\d，,。]/.test(rest) ? rest : ''
}
