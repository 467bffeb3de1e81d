import better from '../lexicon/better.json' with { type: 'json' }
import { anyOf } from '../text/any-of.ts'
import { isDone } from './deeds.ts'

/* Which way is good, as the label of a fact tells it. */

const LESS = new RegExp(anyOf(better.less))
/** 信访办理满意率, 问题整改率: how well what is unwelcome was dealt with. */
const DEALT_WITH = new RegExp(`${anyOf(better.dealtWith)}[率度]$`)
/** 承诺时限压减比例, 单位能耗降低率: by how much what is unwelcome was cut. */
const CUT = new RegExp(`${anyOf(better.cut)}(?:率|比例|比率|幅度|量|天数)?$`)
/** 化解信访积案 is what was done about it; 未整改隐患, 办结用时 are unwelcome all the same. */
const WANTING = new RegExp(anyOf(better.wanting))
const MORE = new RegExp(anyOf(better.more))

/** Falling is good: concentrations, complaints, unemployment. */
export const lessIsBetter = (label: string): boolean =>
  LESS.test(label) && !DEALT_WITH.test(label) && !CUT.test(label) && (!isDone(label) || WANTING.test(label))

/** 改善 and 优化 surely mean a rise. Of labels that are neither the words say nothing certain. */
export const moreIsBetter = (label: string): boolean => MORE.test(label)

const SURELY = new RegExp(anyOf(better.surely))
/** Whether a label says for certain which way is good: 率 alone may be that of anything. */
export const isSurelyBetter = (label: string): boolean =>
  lessIsBetter(label) || SURELY.test(label) || DEALT_WITH.test(label) || (CUT.test(label) && LESS.test(label))

/** 预警平均提前量, 工期提前时间: by how long something comes first; 提前完成 only tells when. */
export const isLead = (label: string): boolean => LEAD.test(label)
const LEAD = /提前(?:量|时间|时长|预警|发布|期|天数|小时数?|分钟数?|$)/
