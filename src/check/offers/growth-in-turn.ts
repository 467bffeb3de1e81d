import { changeOf } from '../derive/change.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* 网上信访降幅分别为6.7%和8.1%，小于来访的27.5%和｜10.8%: the growth of another, in turn against what those before it are. */

const OF_OTHER = new Clue(/[\u4e00-\u9fff](?:于|过|及|赢)[\u4e00-\u9fff]{2,12}的$/, '的')

/** Offers the second of such a list as the growth since the last period. */
export function offerGrowthInTurn(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, memory, reading, text } = c
  if (!claimed.listHead || memory.last !== fact || !OF_OTHER.inClauseOf({ text, claimed: claimed.listHead })) return
  options.addIfHolds(changeOf(reading, claimed.frame, fact, 'qoq'), Math.max(subject, GONE_ON), LESS)
}
const GONE_ON = 0.85
/** No word says that it is a growth. */
const LESS = -0.2
