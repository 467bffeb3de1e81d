import { baseNamed, IN_COMPARISON, IN_PRIOR, IN_TARGET, signOf } from '../context/comparison.ts'
import { EXCEEDS } from '../fit/fit.ts'
import { FALL_NAMED } from '../lexicon/moves.ts'
import { isOneOf } from '../text/character-class.ts'
import { BLANKS } from '../text/characters.ts'
import { Clue } from '../text/clue.ts'
import { Form, seenIn } from '../text/form.ts'
import { type Around, frame, offsetInCue, type RoleReader } from './around.ts'
import type { Frame } from './frame.ts'
import {
  AT_TARGET,
  AT_YEAR,
  ENDS_IN_DIRECTION,
  FALL_FIRST,
  FROM,
  LEADS_TO,
  LEVEL_TO,
  OVERFULFIL,
  PRIOR_DID,
  PRIOR_QOQ,
  PRIOR_YOY,
  RIGHT_TARGET,
  SHOULD,
  TURNED,
  TURNS,
  TURNS_BY,
  VERSUS_CITED_PRIOR,
  VERSUS_PRIOR,
} from './frame-cues.ts'

/* A number that cites a cell of the sheet: this period's value that was reached, a former one, the target. */

/** 跃上62.35亿元｜的新台阶: names nothing. */
const STEP = /^的新?(?:台阶|关口|大关|高度|高位|水平)/

/** 增加到, 降至: the number is the level that was reached. */
export const reached: RoleReader = (around) => {
  const to = LEVEL_TO.exec(around.cue, around.inCue)
  const turned = TURNED.test(around.stretch, around.inStretch) || climbs(around)
  if (!to && !turned) return null
  const rightIsRole = STEP.test(around.right)
  if (!to) return frame(around, 'level', { turned, rightIsRole })
  return frame(around, 'level', {
    turned,
    rightIsRole,
    direction: signOf(to[1]!),
    directionAt: offsetInCue(around, to.index),
    word: to[1]!,
    ofFall: FALL_FIRST.test(around.stretch, around.inStretch),
  })
}

/** 由58.8亿元｜跃上62.35亿元的台阶: the hedge of the number leads there. */
const climbs = ({ hedge, stretch, inStretch }: Around): boolean =>
  RIGHT_FROM.test(stretch, inStretch) && CLIMBS.test(hedge)
const CLIMBS = /[跃站登迈]上|突破/
const RIGHT_FROM = new Form(/[由从][^，；。#]*#+$/, '由从')

/** 由31微克降至28微克; 由58.8亿元｜跃上62.35亿元, whose verb is read as its hedge. 由上年同期的 names its base, a bare 由 does not. */
export const started: RoleReader = (around) => {
  const { clause, beyond, inClause } = around
  if (!FROM.test(clause, inClause)) return null
  const inBeyond = seenIn(beyond)
  if (!beyond.startsWith('#') && !TURNS.test(beyond, inBeyond) && !TURNS_BY.test(beyond, inBeyond)) return null
  // 由上年下降2.5%转为增长4.2%
  const moved = ENDS_IN_DIRECTION.exec(clause, inClause)
  const named = moved ? clause.slice(0, moved.index) : clause
  const base = PRIOR_YOY.test(named, inClause) ? 'yoy' : PRIOR_QOQ.test(named, inClause) ? 'qoq' : null
  return frame(around, 'prior', { base, word: moved?.[1] ?? fallIn(around) })
}

/** 满意率95.7%升至96.9%: two numbers side by side, where it was and where it came to. */
export const ledFrom: RoleReader = (around) =>
  LEADS_TO.test(around.beyond, seenIn(around.beyond)) ? frame(around, 'prior') : null

/** 优于20毫克/升、｜1.0毫克/升的目标值; 收入2.8亿元、｜接待70万人次的目标. */
const LIST_OF_TARGETS = new Form(
  /^[、和与及][\u4e00-\u9fff]{0,8}#+的(?:年度|全年|控制|考核)?(?:目标|任务|要求)/,
  IN_TARGET,
)

/** 3000人次的任务; 超四成任务落地. */
export const targetFollows: RoleReader = (around) => {
  const inList =
    isOneOf(around.beyond[0], '、和与及') &&
    LIST_OF_TARGETS.test(around.beyond, seenIn(around.beyond)) &&
    // 回落｜1.3个百分点、优于49.0%的控制目标
    around.mention.kind !== 'percentage-point'
  const follows = inList || RIGHT_TARGET.test(around.right, around.inRight) || isHandedDown(around)
  if (!follows || /计划|拟/.test(around.clause) || STILL.test(around.clause, around.inClause)) return null
  // 尚有0.64万亩、｜0.6万亩的任务: the same of a list
  if (!around.percentLike && STILL_OPEN.test(around.left)) return frame(around, 'gap')
  // 超额260亩完成任务
  if (OVERFULFIL.test(around.cue, around.inCue)) return null
  const ofTask = around.percentLike && /^的?(?:年度)?(?:目标)?任务/.test(around.right)
  return ofTask ? frame(around, 'completion') : frame(around, 'target', againstTarget(around))
}

/** 还有｜24户任务: what is left of the task. */
const STILL = new Form(
  /(?:[还尚仍][有剩余欠差缺]|剩[余下]|余下|[仅只共][剩余]|(?:^|[，；、（])[剩余欠])$/,
  '差缺欠有剩余裕',
)

const STILL_OPEN = /[尚还仍][有剩余欠差缺]#[^，；。]{0,10}$/
/** 年初下达的｜65户农村危房改造任务: what was handed down is what was to be done. */
const isHandedDown = ({ clause, inClause, right, inRight }: Around): boolean =>
  HANDED_DOWN.test(clause, inClause) && A_TASK.test(right, inRight)
const HANDED_DOWN = new Form(/(?:下达|分解|分配|承担|领取)的?$/, '达解配担取')
const A_TASK = new Form(/^[\u4e00-\u9fff]{2,14}任务$/, IN_TARGET)

/** 低于｜85%的目标: which way, whether the word was read as a hedge of the number or stands before it. */
export function againstTarget({ hedge, left, leftStart, beyond }: Around): Partial<Frame> {
  if (SIDES.has(hedge)) return { direction: SIDES.get(hedge)! }
  const found = BEFORE_TARGET.test(left.slice(-1)) ? COMPARED_WITH.exec(left) : null
  if (found && STANDS_ALONE.test(beyond)) return sideOf(found[1]!, leftStart + found.index)
  const word = left.slice(-2)
  return SIDES.has(word) ? sideOf(word, leftStart + left.length - 2) : {}
}
const sideOf = (word: string, directionAt: number): Partial<Frame> => ({ direction: SIDES.get(word)!, directionAt })
/** On which side of its target a value lies by these words. Which way 优于 is the fact tells: 漏损率优于9%的目标 lies below it. */
const SIDES: ReadonlyMap<string, number> = new Map([
  ['高于', 1],
  ['超过', 1],
  ['超出', 1],
  ['多于', 1],
  ['低于', -1],
  ['少于', -1],
  ['优于', 2],
  ['好于', 2],
  ['差于', -2],
  ['劣于', -2],
])
/** 高于目标（｜85%）, 高于目标值｜85%; 高于目标（85%）2.5个百分点 says it of the distance. */
const COMPARED_WITH = new RegExp(
  `(${[...SIDES.keys()].join('|')})(?:全年|年度|既定|预期)?(?:目标|任务|计划)(?:要求|任务|[值数线])?[（(]?$`,
)
const BEFORE_TARGET = /[标务划求值数线（(]/
const STANDS_ALONE = /^[）)]?(?:[，。；、\n]|$)/

/** 超额完成任务12家; 目标为90%. */
export const ofTarget: RoleReader = (around) => {
  const { cue, inCue } = around
  const over = OVERFULFIL.exec(cue, inCue)
  // 超额完成8.8% is read as what was completed, 超额8.8% as by how much
  if (over && (!around.percentLike || over[1] === '超额'))
    return frame(around, 'gap', { direction: 1, directionAt: offsetInCue(around, over.index) })
  if (
    around.hedge !== '' &&
    EXCEEDS.test(around.hedge) &&
    (VERSUS.test(around.stretch, around.inStretch) || PAST.test(around.left))
  )
    return frame(around, 'gap', { direction: 1 })
  if (SHOULD_HAVE.test(around.left, around.inClause)) return frame(around, 'target')
  const should = SHOULD.exec(around.clause, around.inClause)
  if (should && new RegExp(`^[，、；][^，；。#]{0,4}(?:实际?|已)${should[1]!}`).test(around.beyond))
    return frame(around, 'target')
  if (TO_DO_IN_YEAR.test(around.clause, around.inClause)) return frame(around, 'target')
  const isOfYear = YEAR_AFTER.opens(around.beyond) && AT_YEAR.test(around.stretch, around.inStretch)
  return isOfYear || AT_TARGET.test(cue, inCue) ? frame(around, 'target') : null
}

/** 解读21篇，全年要完成｜80篇; 全年还要完成 is what is left of it. */
const TO_DO_IN_YEAR = new Form(
  /(?:全年|年内|年度)(?:共|总共|一共)?(?:应|要|须|需|得|必须)[\u4e00-\u9fff]{0,4}$/,
  IN_PRIOR,
)

const YEAR_AFTER = new Clue(/^[）)]的/, '）)')

/** 签订承诺书9268份，应签｜9500份: what should have been, right after what was. */
const SHOULD_HAVE = new Form(/#[\u4e00-\u9fff]{0,2}[，（(]应[\u4e00-\u9fff]{1,2}$/, '应')

/** 任务22公里、｜超1.4公里: right after the target. */
const PAST = /(?:任务|目标|计划)(?:数|值)?[为是]?#+[、，]$/
const VERSUS = new Form(/[比较][^，；。#]{0,8}(?:任务|目标|计划)$/, IN_COMPARISON)

/** 降幅比去年同期的｜12.4%收窄, 上年同期｜14.6%的降幅, 上年同期降了｜14.6%: a fall is cited by its size. */
const fallIn = ({ stretch, inStretch, right, percentLike }: Around): string =>
  FALL_FIRST.test(stretch, inStretch) || (percentLike && (FALL_AFTER.test(right) || FELL.test(stretch))) ? '降幅' : ''
const FALL_AFTER = new RegExp(`^的(?:同比)?${FALL_NAMED}`)
const FELL = /[降跌减]了$/

/** 高于上年同期3件; 上年同期74天. */
export const ofPrior: RoleReader = (around) => {
  const { cue, inCue, mention } = around
  const versus = VERSUS_PRIOR.exec(cue, inCue)
  if (versus)
    return frame(around, mention.kind === 'percentage-point' ? 'change' : 'prior', {
      base: baseNamed(versus[2]!),
      direction: signOf(versus[1]!),
      directionAt: offsetInCue(around, versus.index),
    })
  const cited = VERSUS_CITED_PRIOR.exec(around.stretch, around.inStretch)
  if (cited)
    return frame(around, 'change', {
      base: baseNamed(cited[2]!),
      direction: signOf(cited[1]!),
      directionAt: around.leftStart + around.stretchStart + cited.index,
    })
  if (PRIOR_YOY.test(cue, inCue) || PRIOR_DID.test(around.stretch, around.inStretch))
    return frame(around, 'prior', { base: 'yoy', word: fallIn(around) })
  return PRIOR_QOQ.test(cue, inCue) ? frame(around, 'prior', { base: 'qoq', word: fallIn(around) }) : null
}

/** 在92.9%的基础上再提高: what it started from, though no word says when that was; 再接再厉 starts from what is. */
export const startedFrom: RoleReader = (around) => (GROUND.opens(around.right) ? frame(around, 'prior') : null)
const GROUND = new Clue(/^的(?:高?基[数础]|水平)之?上(?!，?(?:再接再厉|再进[位步]|再创|再上|乘势|力争|继续巩固))/, '的')

/** 58名｜→62名, 58名->62名: from where, and to where. */
export const alongArrow: RoleReader = (around) =>
  ARROW_ON.opens(around.beyond)
    ? frame(around, 'prior')
    : ARROW_TO.closes(around.left)
      ? frame(around, 'level', { turned: true })
      : null

const ARROW_ON = new Clue(/^\s?(?:→|[-=—]+>)\s?#/, `→-=—${BLANKS}`)
const ARROW_TO = new Clue(/#\s?(?:→|[-=—]+>)\s?$/, `→>${BLANKS}`)

/** 泊位860个/1200个: done of planned; 68天/72天/63天: beside former periods. */
export const afterStroke: RoleReader = (around) =>
  !around.left.endsWith('#/')
    ? null
    : /#\/#+\/$/.test(around.left) || around.beyond.startsWith('/#')
      ? frame(around, 'prior')
      : frame(around, 'target')
