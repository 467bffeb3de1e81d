import { DIRECTION_WORD, FORMER, signOf, TARGET } from '../context/comparison.ts'
import { isOneOf } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'
import { Form } from '../text/form.ts'
import { frame, type RoleReader } from './around.ts'
import { WANTS } from './change-sign.ts'
import { IN_GAP, OFF_LINE, PAST_LINE } from './frame-cues.ts'

/* A number that tells what the target still wants, by a noun for it or by what is to come of it. */

/** 无障碍改造缺口｜4户, 补足年度缺口｜3.2公里: the noun stands before the number. */
export const gapNamed: RoleReader = (around) =>
  !around.percentLike && GAP_NAMED.test(around.stretch, around.inStretch)
    ? frame(around, 'gap', { direction: -1, word: WANTS })
    : null
const GAP_NAMED = new Form(
  /(?:缺口|缺额|欠账)(?:(?:缩小|收窄|降低|减少|压缩|[缩降减压])[至到为]|[已仍还尚也剩有余存差为达是约（(：:])*$/,
  IN_GAP,
)

/** 虽高于85.0%的目标，余量仅｜2.5个百分点: room that is left before the target, whichever way it lies. */
export const roomNamed: RoleReader = (around) =>
  (around.mention.kind === 'percentage-point' ? ROOM_IN_POINTS : ROOM).test(around.stretch, around.inStretch)
    ? frame(around, 'gap', { direction: 0 })
    : null
const ROOM_NAMES = '(?:余量|裕量|裕度|余地|富余|富裕)'
const ROOM_IS = '(?:[已仅只仍还尚也剩有留余存为达是约（(：:]|不足|不到)*$'
const ROOM_IN_POINTS = new Form(`${ROOM_NAMES}${ROOM_IS}`, '差缺欠有剩余裕')
/** 库存余量12吨 is none: of an amount the words must say so. */
const ROOM = new Form(
  `(?:(?:安全|达标|目标|达标安全)${ROOM_NAMES}|#[^#，。；]{0,8}，(?:余量|裕量|裕度))${ROOM_IS}`,
  '差缺欠有剩余裕',
)

/** 机扫率96.3%，过线｜0.3个百分点; 满意率94.7%，差线｜0.3个百分点: from what was set, which is called a line. */
export const fromLine: RoleReader = (around) => {
  if (around.percentLike) return null
  const { stretch, inStretch, leftStart, stretchStart, mention } = around
  const past = PAST_LINE.exec(stretch, inStretch)
  const line = past ?? OFF_LINE.exec(stretch, inStretch)
  // 管廊过线｜12公里: of an amount, where the verb has no noun before it
  if (!line || (mention.kind !== 'percentage-point' && line.index > 0 && !isOneOf(stretch[line.index - 1], '、（(：:')))
    return null
  return frame(
    around,
    'gap',
    past ? { direction: 1, directionAt: leftStart + stretchStart + line.index } : { direction: -1, word: WANTS },
  )
}

/** 再压缩｜1个工作日，达到20个工作日的目标; 再提｜3.5个百分点就达标: by so much more, and the target is reached. */
export const towardsTarget: RoleReader = (around) => {
  const { beyond, clause, inClause, clauseStart, leftStart } = around
  const more = MORE.exec(clause, inClause)
  if (!more || !REACHES.after(beyond, 0, beyond.length) || THAN_FORMER.test(clause)) return null
  const word = more[1] ?? ''
  // what is to be added is wanting
  return frame(around, 'gap', {
    direction: word === '' ? 0 : -signOf(word),
    directionAt: leftStart + clauseStart + more.index + more[0].lastIndexOf(word),
  })
}
const REACHES = new Clue(
  `^(?:，[\u4e00-\u9fff]{0,4}?|[就即便方才][\u4e00-\u9fff]{0,2}?)(?:(?:达到?|到|完成|实现|达成|赶上|追上|降到|升到|提[高升]?到|压[到减缩]+到?)[\u4e00-\u9fff]{0,6}#+的?[\u4e00-\u9fff]{0,4}?${TARGET}|达标|过线|(?:达到|完成|实现|达成)(?:${TARGET})(?![的总数]|\\d|#|完成))`,
  '，就即便方才',
)
const MORE = new Form(
  `(?:再(?!就业|生|造|现|次|保险|担保|创|融资|教育)|还需|还要|继续|尚需)[\u4e00-\u9fff]{0,6}?(${DIRECTION_WORD})?[\u4e00-\u9fff]{0,4}$`,
  '再需要续',
)
const THAN_FORMER = new RegExp(`同比|环比|${FORMER}`)
