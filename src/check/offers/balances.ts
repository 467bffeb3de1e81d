import { baseNamed, FORMER, IN_PRIOR } from '../context/comparison.ts'
import { relationOf } from '../context/period-relation.ts'
import { shareOf, shareOfRest } from '../derive/share.ts'
import { changeOfTotal, type Total, totalOf } from '../derive/total.ts'
import { FIELD_OF, formerFields } from '../roles/field-named.ts'
import { type Balance, balancedIn } from '../sheet/balances.ts'
import type { Field } from '../sheet/sheet-index.ts'
import { seenBetween } from '../text/characters.ts'
import { Clue } from '../text/clue.ts'
import { breaksAt, opensAt } from '../text/marks.ts'
import type { InClause } from '../text/own-clause.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* 当期结余, 贸易顺差, 净增经营主体, 存贷比: one fact against its counterpart, of this period or of the one that the words name. */

const CERTAIN = 0.6
/** Rather than a cell of either of the two. */
const NAMED = 0.1
/** How near the names of two pairs must be to the words. */
const ALIKE = 0.1

/** Offers what a word for a balance comes to; of 医保基金 and 养老基金 the one that the words name. */
export function offerBalances(c: Case, subjects: Float64Array, options: Options): void {
  const balances = balancedIn(c.index, spokenBefore(c))
  if (balances.length === 0) return
  const pairs = balances.map((balance) => ({
    balance,
    subject: Math.max(...balance.facts.map(({ place }) => subjects[place]!)),
  }))
  const most = Math.max(...pairs.map(({ subject }) => subject))
  const named = pairs.filter(({ subject }) => subject > most - ALIKE)
  for (const { balance, subject } of named) {
    const told = Math.max(CERTAIN, subject)
    if (balance.rule === 'share') offerShare(c, balance, pairs.length === 1, told, options)
    else if (balance.rule === 'rest') options.addIfHolds(shareOfRest(c.reading, balance.facts), told, 0)
    else offerTotal(c, { ...balance, rule: balance.rule }, named.length === 1, told, options)
  }
}

/** 存贷比72.0%. */
function offerShare({ reading }: Case, { facts }: Balance, isOnly: boolean, subject: number, options: Options): void {
  if (isOnly) options.add(shareOf(reading, facts), CERTAIN, 0)
  else options.addIfHolds(shareOf(reading, facts), subject, 0)
}

/** 结余｜1715万元, 结余较上年同期增加｜605万元. */
function offerTotal(c: Case, balance: Total & Balance, isOnly: boolean, subject: number, options: Options): void {
  const { role, base, direction } = c.claimed.frame
  if (role === 'change' && (base === 'yoy' || base === 'qoq')) {
    options.addIfHolds(changeOfTotal(c.reading, direction, balance, base), subject, 0)
    return
  }
  const fields = fieldsOf(c, balance)
  const isMeant = isOnly && fields.length === 1 && isPlainlyTold(c, balance)
  for (const field of fields) {
    const total = totalOf(c.reading, balance.rule, balance.facts, field)
    if (isMeant) options.add(total, subject, NAMED)
    else options.addIfHolds(total, subject, 0)
  }
}

/** 上年同期结余｜1110万元, 一季度结余｜680万元; 去年收入17350万元、支出16240万元，结余｜1110万元: of the period of both. */
function fieldsOf(c: Case, { facts }: Balance): readonly Field[] {
  const { claimed, memory, index } = c
  const { role, base } = claimed.frame
  if (role === 'prior') return formerFields(base)
  if (role === 'target') return ['target']
  const former = OF_FORMER.inClauseOf(spokenBefore(c))?.[1]
  if (former) return [FIELD_OF[baseNamed(former)]]
  const relation = claimed.period && relationOf(claimed.period, index.sheet.period)
  if (relation === 'lastYear' || relation === 'lastPeriod') return [relation]
  const [of, and] = facts.map((fact) => memory.fieldTold(fact))
  return [of !== undefined && of === and ? of : 'value']
}
const OF_FORMER = new Clue(`(${FORMER})[^，；。]{0,16}$`, IN_PRIOR)

/** 当季结余｜1175万元, 结余由上年同期的｜1010万元: nothing else is meant, right or wrong; but not by 累计结余, nor where the sheet has one. */
const isPlainlyTold = (c: Case, { words }: Balance): boolean =>
  PLAINLY.inClauseOf(spokenBefore(c)) !== null &&
  !c.index.facts.some(({ label }) => words.some((word) => label.includes(word)))
const PLAINLY = new Clue(
  `(?<!累计|滚存|历年|期末|[年月季][末底]|年初|结转|上年)(?:结余|节余|盈余|顺差|逆差|赤字|收支差)[额资金]{0,2}(?:[由从](?:${FORMER})的?|[仍还仅约为是达有])*[（(]?$`,
  '余差字',
)

/** 比上年同期结余（｜1110万元）: what stands before the bracket speaks of the number in it. */
function spokenBefore(c: Case): InClause {
  const { text, claimed } = c
  const { mention, from } = claimed
  const bracket = mention.start - 1
  if (bracket <= from || !opensAt(text, bracket)) return c
  let ownStart = bracket
  while (ownStart > from && !breaksAt(text, ownStart - 1)) ownStart--
  return { text, claimed: { mention, ownStart, said: seenBetween(text, ownStart, mention.start) } }
}
