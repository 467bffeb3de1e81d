import type { Fact } from '../../../domain/fact-sheet.ts'
import type { Derivation, Figure, Finding, FindingCode } from '../../../domain/finding.ts'

/** What each finding code is called on the page. */
export const CODE_NAMES: Record<FindingCode, string> = {
  'value-mismatch': '数值不符',
  unsupported: '没有依据',
  misattributed: '张冠李戴',
  'unit-mismatch': '单位不符',
  direction: '升降写反',
  derivation: '算得不对',
  period: '日期不符',
  placeholder: '没有填实',
  inconsistent: '前后不一',
  qualifier: '限定词不当',
  rounded: '取整未说明',
  damaged: '文字损坏',
  leaked: '范文残留',
  omitted: '没有写到',
  convention: '写法不规范',
}

/** What a mending does to the words. */
export const fixName = ({ text }: NonNullable<Finding['fix']>): string => (text === '' ? '删去' : `改为“${text}”`)

const RULES: Record<Derivation['rule'], string> = {
  'yoy-rate': '同比增减率',
  'yoy-diff': '同比增减量',
  'yoy-pp': '同比百分点',
  'qoq-rate': '环比增减率',
  'qoq-diff': '环比增减量',
  'qoq-pp': '环比百分点',
  'target-rate': '目标完成率',
  'target-diff': '与目标之差',
  sum: '合计',
  share: '占比',
  difference: '两数之差',
  multiple: '倍数',
}

/** A fact's value as the table has it. */
export const writtenValue = (fact: Fact): string => `${fact.value}${fact.unit ?? ''}`

/** Where a figure comes from, in a line or two. */
export function sourceOf(figure: Figure, facts: readonly Fact[]): string {
  const fact = facts.find((each) => each.id === figure.factId)
  if (figure.derivation) {
    const { rule, expression, result } = figure.derivation
    return `${fact ? `${fact.label}，` : ''}${RULES[rule]}：${expression} = ${result}`
  }
  if (figure.status === 'exempt') return '日期、序号、名称一类，不需要核对'
  if (figure.status === 'flagged') return fact ? `${fact.label}，填报值 ${writtenValue(fact)}` : '数据表里没有对应的数'
  return fact ? `${fact.label}，填报值 ${writtenValue(fact)}` : '与文字材料一致'
}
