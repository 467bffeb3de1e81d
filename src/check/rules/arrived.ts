import { holds } from '../judged.ts'
import { isOneOf } from '../text/character-class.ts'
import { quoted, sheetSays } from '../wording.ts'
import { each, faultAt } from './rule.ts'

/** 压减至｜46万元, where 46 is by how much: 压减 would tell that, 压减至 tells where it came to. */
export const arrived = each(({ claim, frame, mention }, { text }) => {
  if (frame?.role !== 'level' || frame.direction === 0 || frame.turned) return null
  if (claim?.of !== 'derived' || !holds(claim.fit) || !BY_HOW_MUCH.test(claim.rule)) return null
  const { directionAt: start, word } = frame
  const end = start + word.length + 1
  // 增量为15个 names the movement
  if (!isOneOf(text[end - 1], '到至')) return null
  const said = text.slice(start, end)
  const message = `${quoted(claim.fact)}${sheetSays(claim.fact, claim)}，${mention.text}是增减量，不能说“${said}”`
  return faultAt('derivation', { start, end: mention.end }, message, {
    factId: claim.fact.id,
    expected: word + text.slice(end, mention.end),
    fix: { start, end, text: word },
  })
})
const BY_HOW_MUCH = /^(?:yoy|qoq)-/
