import { type Unit, unitOf } from '../../domain/unit.ts'
import classifiers from '../lexicon/classifiers.json' with { type: 'json' }

/** How far two units can speak of the same thing: the same or convertible, interchangeable classifiers, or never. */
export type Gate = 'same' | 'loose' | 'shut'

const GROUPS_OF = new Map<string, Set<string>>()
for (const [group, members] of Object.entries(classifiers.groups)) {
  for (const classifier of members) {
    const known = GROUPS_OF.get(classifier)
    if (known) known.add(group)
    else GROUPS_OF.set(classifier, new Set([group]))
  }
}

/** Anything with a unit, as written and as the table of units knows it. */
export interface Measured {
  readonly unit: Unit | null
  readonly unitText: string
}

/** 640株 are no 诱捕器, in 套: nothing else is counted so. */
const PLANTS: ReadonlySet<string> = new Set(classifiers.plants)
/** 3.28万种 are no 物资, in 件. */
const SORTS: ReadonlySet<string> = new Set(classifiers.sorts)
const COUNTS_SORTS: ReadonlySet<string> = new Set(classifiers.countSorts)

/** 元 of 万元; 万 alone is no unit. */
export const withoutScale = (unitText: string): string => unitText.replace(/^[万亿]+(?=.)/, '')

const nameOf = ({ unit, unitText }: Measured): string => unit?.name ?? withoutScale(unitText)

/** 1126名新生儿 are as many 人. */
const PERSONS: ReadonlySet<string> = new Set(classifiers.persons)

/** 立案查处12起 are no 12家: what counts bodies and what counts events. */
const NEVER_MEETS = new Map(
  classifiers.neverMeet.flatMap(({ one, other }) => [
    ...one.map((classifier) => [classifier, new Set(other)] as const),
    ...other.map((classifier) => [classifier, new Set(one)] as const),
  ]),
)
/** Of classifiers that fit one kind of thing each, the kind: 借阅证2.36万册 counts no cards, in 张, nor do 路灯136辆 count lamps. */
const KIND_OF = new Map(classifiers.unlike.flatMap((kind, i) => kind.map((classifier) => [classifier, i] as const)))
const kindOf = ({ unitText }: Measured): number | undefined => KIND_OF.get(withoutScale(unitText))
const areUnlike = (a: Measured, b: Measured): boolean => {
  const nevers = NEVER_MEETS.get(nameOf(a))
  if (nevers?.has(nameOf(b))) return true
  const kind = kindOf(a)
  const other = kind === undefined ? undefined : kindOf(b)
  return other !== undefined && other !== kind
}

/** Whether it counts things, and measures nothing: 人, 户, 件次. */
export const isClassifier = (measured: Measured): boolean => GROUPS_OF.has(nameOf(measured))

/** Whether a number with unit `a` may state a value with unit `b`. 人 and 人次, 户 and 座 never meet; 件 and 起 do. 个 counts anything. */
export function gate(a: Measured, b: Measured): Gate {
  const one = nameOf(a)
  const other = nameOf(b)
  if (one === other || (PERSONS.has(one) && PERSONS.has(other))) return 'same'
  if (one === '个' && (other === '天' || (GROUPS_OF.has(other) && !/次$/.test(other)))) return 'loose'
  if (PLANTS.has(one) !== PLANTS.has(other)) return 'shut'
  if (SORTS.has(one) !== SORTS.has(other) && !COUNTS_SORTS.has(one) && !COUNTS_SORTS.has(other)) return 'shut'
  if (areUnlike(a, b)) return 'shut'
  const groupsA = GROUPS_OF.get(one)
  const groupsB = GROUPS_OF.get(other)
  if (groupsA && groupsB) {
    for (const group of groupsA) if (groupsB.has(group)) return 'loose'
    return 'shut'
  }
  if (isConvertible(a, b)) return 'same'
  if (one === '' || other === '') return 'loose'
  return isOwn(a, one) || isOwn(b, other) ? gateOfOwn(one, other) : 'shut'
}

/** Whether both are units that the table knows, of one dimension: 亩 and 公顷. */
export const isConvertible = ({ unit: one }: Measured, { unit: other }: Measured): boolean =>
  one !== null && other !== null && one.dimension === other.dimension

/** 船次, 图斑: a sheet's own unit, of which nothing is known but its name. */
const isOwn = ({ unit }: Measured, name: string): boolean => unit === null && !GROUPS_OF.has(name)
/** 核查图斑78个, 检查船舶58艘次 for 58船次: nobody counts otherwise who counts so. */
const gateOfOwn = (one: string, other: string): Gate =>
  one === '个' || (one.endsWith('次') && other.endsWith('次')) ? 'loose' : 'shut'

/** Whether a number is in the unit above the stroke of a fact's: 每立方米少了3.4微克. */
export const isNumerator = (
  { unit, unitText }: Measured,
  { numerator }: { readonly numerator: Unit | null },
): boolean => numerator !== null && unit !== null && !/[/每]/.test(unitText) && numerator.dimension === unit.dimension

/** The unit above the stroke: 公斤 of 公斤/亩. */
export const numeratorOf = (unitText: string): Unit | null => {
  const stroke = unitText.search(/[/每]/)
  return stroke > 0 ? unitOf(withoutScale(unitText.slice(0, stroke))) : null
}
