import type { FactEntry, SheetIndex } from './sheet-index.ts'

/** The rates that a sheet gives beside an amount: 第二产业增加值, its 增速 and its 占比. */
export interface Companions {
  readonly growth: FactEntry | null
  readonly share: FactEntry | null
}

const NOTHING: Companions = { growth: null, share: null }
const GROWTH = /(?:的)?(?:同比)?(?:增速|增幅|增长率|增长速度|增长|涨幅|降幅|下降率)$/
const SHARE = /(?:占GDP|占地区生产总值|占总量)?(?:的)?(?:占比|比重|所占比重|占比重)$/
/** 增加值, 总额: what stands between the name of an indicator and its measure. */
const MEASURE = /(?:增加值|总产值|产值|总收入|总额|总量|总值|总数|金额|数量|人数|户数|件数|面积|产量|销售额|额|量|数)$/

const cache = new WeakMap<SheetIndex, readonly Companions[]>()

/** The companions of each fact of a sheet, by place. Told by the label alone: the same name, another measure. */
export function companionsOf(index: SheetIndex, fact: FactEntry): Companions {
  let all = cache.get(index)
  if (!all) {
    all = pair(index.facts)
    cache.set(index, all)
  }
  return all[fact.place] ?? NOTHING
}

function pair(facts: readonly FactEntry[]): Companions[] {
  const growth = named(facts, GROWTH)
  const share = named(facts, SHARE)
  return facts.map((fact) => {
    if (fact.isRate || fact.isRank) return NOTHING
    const { label } = fact
    const bare = label.replace(MEASURE, '')
    return {
      growth: growth.get(label) ?? growth.get(bare) ?? null,
      share: share.get(label) ?? share.get(bare) ?? null,
    }
  })
}

/** The rates whose label ends so, by what is left of it, with and without its measure. */
function named(facts: readonly FactEntry[], ending: RegExp): Map<string, FactEntry> {
  const byName = new Map<string, FactEntry>()
  for (const fact of facts) {
    if (!fact.isRate || !ending.test(fact.label)) continue
    const name = fact.label.replace(ending, '')
    for (const key of [name, name.replace(MEASURE, '')]) if (key !== '' && !byName.has(key)) byName.set(key, fact)
  }
  return byName
}
