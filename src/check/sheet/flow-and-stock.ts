import flows from '../lexicon/flows.json' with { type: 'json' }
import type { Spoken } from '../sentence/subjects.ts'
import { longestOf } from '../text/any-of.ts'
import { Clue } from '../text/clue.ts'
import { namesDeed } from './deeds.ts'
import type { FactEntry } from './fact-entry.ts'

/* What came in a period and what there is by now are two measures of one thing: 新增服务站3个，累计建成15个. */

const CAME = new RegExp(`${longestOf(flows.newly)}|净增|增[量加]额?$`)
const THERE_IS = /累计|总[数量]|现有|共有|目前|在册|存量|余额/
/** Without what tells the one measure from the other. */
const MEASURES = new RegExp(`${CAME.source}|${THERE_IS.source}|建成|建设|培育`, 'g')

/** Whether words tell what came: 新增服务站, not 累计新增服务站. */
export const isFlow = (label: string): boolean => CAME.test(label) && !THERE_IS.test(label)

/** For what came, what there is of it by now: 服务站 or 累计建成服务站 for 新增服务站; null where the sheet has none. */
export function stockOf(fact: FactEntry, facts: readonly FactEntry[]): FactEntry | null {
  if (!isFlow(fact.label)) return null
  const thing = bare(fact)
  return facts.find((one) => one.unitText === fact.unitText && !isFlow(one.label) && bare(one) === thing) ?? null
}
const bare = ({ label }: FactEntry): string => label.replace(MEASURES, '')

const CAME_HERE = new Clue(CAME, '新净增')
const SAYS_CAME = new Clue(/新增|净增/, '新净')
const SAYS_THERE_IS = new Clue(/累计|总[数量]|现有|共有|在册|存量|(?:目前|现在?|已)(?:共|有|达)/, '累总现共在存目已')
/** Which of the two the clause before a number tells; null where no word says. */
function toldIn(c: Spoken): 'flow' | 'stock' | null {
  if (CAME_HERE.inClauseOf(c)) return SAYS_CAME.inClauseOf(c) ? 'flow' : null
  return SAYS_THERE_IS.inClauseOf(c) ? 'stock' : null
}

/** 新增规上企业2家，目前共｜18家 is no wrong number of what came, nor 新增规上企业｜2家 of what there is. */
export function tellsTheOther(c: Spoken, fact: FactEntry): boolean {
  const told = toldIn(c)
  return told === 'stock'
    ? isFlow(fact.label) && c.memory.stated.includes(fact)
    : told === 'flow' && !c.claimed.meant && !CAME.test(fact.label) && !namesDeed(fact.label)
}

/** 新增服务站3个，总数达到｜16个: what there is of what was told to have come. */
export const stockToldOf = (c: Spoken): FactEntry | null =>
  c.memory.last && toldIn(c) === 'stock' ? c.index.companions[c.memory.last.place]!.stock : null

/** 存贷款余额分别为562.8、431.5亿元，分别新增｜44.4、38.8亿元: what came of what there is, where the sheet has it. */
export const flowToldOf = ({ claimed, index }: Spoken, there: FactEntry | null | undefined): FactEntry | null =>
  there && CAME_ALONE.has(claimed.frame.word)
    ? (index.facts.find(({ place }) => index.companions[place]!.stock === there) ?? null)
    : null
const CAME_ALONE = new Set(['新增', '净增'])
