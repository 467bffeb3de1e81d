import { holds } from '../judged.ts'
import { Saying } from '../text/clauses.ts'
import { quoted } from '../wording.ts'
import { type Fault, faultAt, firstFrom, type Rule } from './rule.ts'

const NAMES = '春节|元旦|清明|五一|劳动节|端午|中秋|国庆|十一|暑|寒'
const HOLIDAY = new Saying(`(?:[“"]?(?:${NAMES})[”"]?)+(?:节|小长假|长?假期?|黄金周|期间)+`, '节旦明一午秋庆暑寒')
const EACH = new RegExp(NAMES, 'g')
const namesIn = (words: string): string[] => words.match(EACH) ?? []
/** Up to its number the clause names what is counted, and nothing else. */
const OWN = /^，?[^，。；\d]{0,16}$/

/** 春节假期公路客运量9.72万人次, where the sheet counts them in 国庆中秋假期. */
export const otherHoliday: Rule = ({ text, clauses, judged }) =>
  clauses.all(HOLIDAY).flatMap((found): Fault[] => {
    const { index: start } = found
    const end = start + found[0].length
    const next = judged[firstFrom(judged, end)]
    if (next?.claim?.field !== 'value' || !holds(next.claim.fit)) return []
    const { fact } = next.claim
    const theirs = namesIn(fact.label)
    const named = namesIn(found[0])
    if (theirs.length === 0 || !OWN.test(text.slice(end, next.mention.start))) return []
    if (named.some((name) => theirs.includes(name))) return []
    const told = `${quoted(fact)}不是“${found[0]}”的数`
    return [faultAt('period', { start, end }, told, { factId: fact.id })]
  })
