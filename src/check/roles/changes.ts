import { baseNamed, basesIn, COMPARING, DIRECTION_WORD, FORMER, IN_PRIOR, signOf } from '../context/comparison.ts'
import { BETTERED, CHANGE_NAMED, MOVED, MOVED_SHORTLY, shortMoveOf } from '../lexicon/moves.ts'
import { isOneOf } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'
import { Form, seenIn } from '../text/form.ts'
import { type Around, frame, lastBase, offsetInCue, type RoleReader } from './around.ts'
import {
  APART_FROM_FORMER,
  BY_SIZE,
  ENDS_IN_DIRECTION,
  FALL_FIRST,
  IN_CHANGE_NAMED,
  IN_STILL,
  MORE_VERB,
  PRIOR_IS,
} from './frame-cues.ts'
import { isShort } from './gaps.ts'

/* A number that tells by how much: growth and fall. */

/** 投诉类减少最多，为｜363件: by how much, after the words that say that it is the most. */
export const movedMost: RoleReader = (around) => {
  const { left } = around
  const most = MOST.within(left, Math.max(0, left.length - LONGEST_MOST), left.length)
  return most && frame(around, 'change', { base: lastBase(around), direction: signOf(most[1]!), word: most[1]! })
}
const MOST = new Clue(
  `(${DIRECTION_WORD})得?(?:最多|最大|最快|最明显|最为明显|不多|不大|有限)的?，?(?:仅|只|仅有|只有|仅为|只为|为|达|达到|有)?$`,
  '最不限',
)
const LONGEST_MOST = 24

/** 零增长. */
export const zeroGrowth: RoleReader = (around) => {
  const { mention } = around
  if (mention.role !== 'zero' || mention.kind !== 'percentage') return null
  return frame(around, 'change', { base: lastBase(around), bases: basesIn(around) })
}

/** 与上年同期相差｜104户: the way from what was, which may go up or down. */
export const apartFromFormer: RoleReader = (around) => {
  const apart = APART_FROM_FORMER.exec(around.stretch, around.inStretch)
  return apart && frame(around, 'change', { base: baseNamed(apart[1]!) })
}

const GREATER = /[长大晚重宽密加]/
/** What is less of a time taken is more of a lead: which of them the fact is, its label says. */
const BY_WHEN = /[早晚快慢]/
const OF_TIME = /[天日时钟分秒月年]$/
/** Slower is more days, faster is more per cent. */
const greater = (size: string, unit: string): boolean =>
  size === '快' ? !OF_TIME.test(unit) : size === '慢' ? OF_TIME.test(unit) : GREATER.test(size)
/** 比上年长3天, 比上年快4.6天: an adjective of size after a comparison. */
export const bySize: RoleReader = (around) => {
  const size = BY_SIZE.exec(around.stretch, around.inStretch)
  if (!size) return null
  const base = lastBase(around)
  return frame(around, base === 'target' ? 'gap' : 'change', {
    base,
    direction: greater(size[1]!, around.unitText) ? 1 : -1,
    word: BY_WHEN.test(size[1]!) ? size[1]! : '',
    directionAt: around.leftStart + around.stretchStart + size[0].lastIndexOf(size[1]!) + size.index,
  })
}

/** 实现17.7%的同比下降, 以12.0%的增速增至168张: the word for the movement follows, after the last of a list. */
export const movedSoon: RoleReader = (around) => {
  const { mention, beyond } = around
  const follows = isOneOf(beyond[0], '、和与的') ? (isRate(around) ? MOVE_FOLLOWS : AMOUNT_FOLLOWS) : null
  const said = follows?.exec(beyond, seenIn(beyond)) ?? null
  if (!said) return null
  const word = said[2]!
  return frame(around, 'change', {
    base: said[1] ? baseNamed(said[1]) : lastBase(around),
    direction: signOf(word),
    directionAt: mention.end + said[0].length - word.length,
    word,
    rightIsRole: true,
  })
}
const isRate = ({ mention, percentLike }: Around): boolean => percentLike || mention.kind === 'percentage-point'
const MOVE_FOLLOWS = new Form(
  `^(?:[、和与][\\u4e00-\\u9fff]{0,8}#+)*的(?:较快|较大|平稳|稳定)?(同比|环比)?(?:较快|较大|平稳|稳定)?(${MOVED}|${CHANGE_NAMED})(?!目标|任务|预期|要求|空间|点|率|后)`,
  IN_CHANGE_NAMED,
)

/** 5.4吨的增量. */
const AMOUNT_FOLLOWS = new Form(/^的(同比|环比)?(增量|减量)/, IN_CHANGE_NAMED)

/** 增长12%, 减少3件. */
export const moved: RoleReader = (around) => {
  const { cue, inCue, cueStart, left, inStretch } = around
  const said = ENDS_IN_DIRECTION.exec(cue, inCue)
  if (!said) return null
  const lacks = /[差缺]/.test(said[1]!)
  if (lacks && said[1]!.length === 1 && !isShort(around)) return null
  // 完成率或增幅依次为106.7%、14.3%
  if (left[cueStart + said.index - 1] === '或') return null
  const bases = basesIn(around)
  if (bases.length === 0 && SAYS_SO.test(left)) return null
  const base = bases.at(-1) ?? null
  const inTurn = around.respectively && bases.length > 1
  // 演练搞了63场，超了｜3场: what is gone past without a word is the target
  const past = base === null && PAST.test(said[0]) && !around.percentLike
  const role = (base === 'target' && !inTurn) || lacks || past ? 'gap' : 'change'
  const sign = signOf(said[1]!)
  if (STILL_NEEDS.test(left, inStretch)) return frame(around, 'gap', { direction: -sign })
  const head = left.slice(0, cueStart + said.index)
  const former =
    PRIOR_IS.exec(head, inStretch) ?? (SET_BESIDE.test(around.right) ? BESIDE_PRIOR.exec(head, inStretch) : null)
  if (former) return frame(around, 'prior', { base: baseNamed(former[1]!), word: said[1]! })
  // 比上年同期多降｜5.2个百分点: so much lower
  const fellMore = around.mention.kind === 'percentage-point' ? FELL_MORE.exec(head + said[1]!) : null
  if (fellMore)
    return frame(around, role, {
      base,
      bases,
      direction: fellMore[1] === '多' ? -1 : 1,
      ofFall: true,
      directionAt: around.leftStart + fellMore.index,
      word: fellMore[0],
    })
  const ofFall = FALL_FIRST.test(head, inStretch)
  return frame(around, role, {
    base,
    bases,
    direction: ofFall ? -sign : sign,
    ofFall,
    directionAt: offsetInCue(around, said.index),
    word: said[1]!,
  })
}

const FELL_MORE = /([多少])[降跌]$/
/** 雨水一多，增雨作业自然就少：｜12次; 户数、人数同降：｜736户: how many they are, after the words for what is to be seen of it. */
const SAYS_SO = /(?:^|[^增减提升降])[多少高低长短快慢][了些]?：$|[同双齐俱皆][升降增减涨跌]：$/
/** 与上年同期下降｜14.6%相比, 比上年同期增长｜11.5%的水平: how it moved then. */
const BESIDE_PRIOR = new Form(`(?:[与同和跟比较]|对比|相比)(${FORMER})的?$`, IN_PRIOR)
const SET_BESIDE = /^的?(?:[增降跌]幅|增速|幅度|水平|速度)?(?:相比|比[，较起])|^的(?:[增降跌]幅|增速|水平|速度)/
const PAST = /^超[了出]+$/
/** 还需增加｜7座: what is added is wanting of the target. */
const STILL_NEEDS = new Form(/[还尚仍][需须要](?:再|继续)?(?:[增减提压降][加少高减低]|新增)$/, IN_STILL)

/** 排第4，去年排第7，进了｜3位; 考核进｜3位; 连升｜三位; 提了｜0.9个百分点: short verbs that move a place or a rate and nothing else. */
export const movedShortly: RoleReader = (around) => {
  const { clause, clauseStart, inClause, leftStart, mention, unitText } = around
  const verb = SHORT_VERB.exec(clause, inClause)
  if (!verb || (mention.kind !== 'percentage-point' && !PLACES.has(unitText))) return null
  const word = verb[1] ?? verb[2]!
  const base = lastBase(around)
  return frame(around, base === 'target' ? 'gap' : 'change', {
    base,
    direction: shortMoveOf(word),
    directionAt: leftStart + clauseStart + verb.index + verb[0].indexOf(word),
    word,
  })
}
const PLACES: ReadonlySet<string> = new Set(['位', '位次', '个位次', '名', '名次', '个名次'])
const SHORT_VERB = new Form(
  `(?<![引改跟推晋提]|(?<!往)上)(?:(${MOVED_SHORTLY})[了出]?|(${BETTERED})了)$`,
  '进升提抬拉爬蹿窜拱赶冲高退掉滑跌落矮上前下后挪移走迈跨多少低降好强',
)

/** 快于存款增速（｜7.8%）: the name of a rate before the bracket that tells it. */
export const movedInBracket: RoleReader = (around) => {
  const { left, leftStart, percentLike } = around
  const named = percentLike && /[（(]$/.test(left) ? RATE_NAME.exec(left.slice(-5, -1)) : null
  if (!named) return null
  return frame(around, 'change', {
    base: lastBase(around),
    direction: signOf(named[1]!),
    directionAt: leftStart + left.length - 1 - named[1]!.length,
    word: named[1]!,
  })
}
const RATE_NAME = new RegExp(`(${CHANGE_NAMED})$`)

/** 多查处3起, 净增2家. */
export const movedByVerb: RoleReader = (around) => {
  const { clause, inClause, clauseStart, leftStart } = around
  const more = mayEndInVerb(clause) ? MORE_VERB.exec(clause, inClause) : null
  if (!more || (DONE_THEN.test(clause) && !COMPARING.test(clause))) return null
  const bases = basesIn(around)
  const compared = (bases.length > 0 && more.index > 0) || DONE_MORE.test(clause, inClause)
  const alone = more.index === 0 && more[0].length <= 3 && /[多少净增]/.test(more[1]!)
  if (!compared && !alone) return null
  const base = bases.at(-1) ?? null
  // 比上年多降｜5.2个百分点: so much lower
  const ofFall = around.mention.kind === 'percentage-point' && /^[多少][降跌]/.test(more[0])
  return frame(around, base === 'target' ? 'gap' : 'change', {
    base,
    bases,
    direction: /^(?:少|减|压)|净[减省降缩退关]/.test(more[0]) === ofFall ? 1 : -1,
    ofFall,
    directionAt: leftStart + clauseStart + more.index,
  })
}
/** 上季度新增接户｜518户, 上年同期减少碳排放｜3815吨: what was then, where no word compares. */
const DONE_THEN = new RegExp(`^(?:其中|而)?${FORMER}`)
/** 喷淋系统多安装了｜9个: whatever was done, done more. */
const DONE_MORE = new Form(
  /(?<![很许众更最诸增繁不减至年])(?:多|少)(?![数于年项处种次部量样])[\u4e00-\u9fff]{2}了$/,
  '了',
)
/** One of the verbs of `MORE_VERB` stands one to three characters before the end. */
function mayEndInVerb(clause: string): boolean {
  for (let back = 2; back <= 4 && back <= clause.length; back++)
    if ('多少净增减压新'.includes(clause[clause.length - back]!)) return true
  return false
}
