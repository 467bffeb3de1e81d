import { basesIn, signOf } from '../context/comparison.ts'
import { isOneOf } from '../text/character-class.ts'
import { type Around, frame, type RoleReader } from './around.ts'
import { WANTS } from './change-sign.ts'
import type { Frame } from './frame.ts'
import {
  FROM_TARGET,
  GAP_FOLLOWS,
  PAST_TARGET,
  SHORT_OF,
  STILL_OFF,
  TO_TARGET,
  VERSUS_CITED,
  VERSUS_TARGET,
} from './frame-cues.ts'

/* How far a number lies from the target. */

/** 消缺318处: mended, not wanting. */
const MENDED = '消补查残短空误温时年落倍'
/** Whether it is wanting of the target. */
export function isShort({ cue, inCue, left, cueStart }: Around): boolean {
  const short = SHORT_OF.exec(cue, inCue)
  return short !== null && !isOneOf(left[cueStart + short.index - 1], MENDED)
}

/** Of what should be low too much or what is left of room may be wanting: 离目标还有2微克/立方米的差距, 距红线只差2微克/立方米. */
const SHORT = { direction: -1, word: WANTS } as const
/** 差3户, 比85%的目标低1.3个百分点, 超年度目标12件: how far from the target. */
export const gapToTarget: RoleReader = (around) => {
  const { left, right, inRight } = around
  // 同比、较目标分别高｜2.5个和0.4个百分点: against each in turn
  if (around.respectively && basesIn(around).length > 1) return null
  if (GAP_FOLLOWS.test(right, inRight)) return frame(around, 'gap', { ...SHORT, rightIsRole: true })
  if (isShort(around)) return frame(around, 'gap', SHORT)
  const past = around.percentLike ? null : PAST_TARGET.exec(around.stretch, around.inStretch)
  if (past) return frame(around, 'gap', pastTarget(around, past))
  const cited = VERSUS_CITED.exec(around.stretch, around.inStretch)
  if (cited)
    return frame(around, 'gap', {
      direction: signOf(cited[1]!),
      directionAt: around.leftStart + around.stretchStart + cited.index,
    })
  if (FROM_TARGET.test(around.stretch, around.inStretch)) return frame(around, 'gap')
  if (TO_TARGET.test(around.stretch, around.inStretch) && STILL_OFF.test(right, inRight)) return frame(around, 'target')
  const versus = VERSUS_TARGET.exec(around.stretch, around.inStretch)
  // 超年度目标的六成: so much of it
  if (!versus || (around.percentLike && around.mention.kind !== 'percentage' && left.endsWith('的'))) return null
  return frame(around, 'gap', {
    direction: signOf(versus[1]!),
    directionAt: around.leftStart + around.stretchStart + versus.index,
  })
}

/** 比85%的目标低｜1.3个百分点, 超出年度600亩任务｜40亩: the word after or before the target says which way; 超过31.5万吨的目标任务｜0.34万吨 has none there. */
function pastTarget({ mention }: Around, [found, ahead, word]: RegExpExecArray): Partial<Frame> {
  const from = mention.start - found.length
  if (ahead) return { direction: 1, directionAt: from }
  return word
    ? { direction: signOf(word), directionAt: from + found.lastIndexOf(word) }
    : { direction: 0, directionAt: mention.start }
}
