import type { Stretch } from '../roles/masked.ts'
import { Clue } from '../text/clue.ts'

/* 八、下步安排。 What stands under such a heading is meant to be, in whichever of its sentences. */

const HEADS_PLANS = new Clue(
  /^(?![^。：\n]*(?:问题|不足|短板|困难|完成情况))[^。：，\n]*(?:(?:下一?步|下一?阶段|下一?季度|下半年|下个?月|明年|来年|今后|后续)[^。：，\n]{0,8}|打算|工作计划|工作安排)[。：]?\n?$/,
  '下明来今后打计安',
)
const LONGEST = 24
/** 一、 （一） 1.: the marks of headings, the greater first. */
const MARKS = [
  new Clue(/^[一二三四五六七八九十]{1,3}、/, '一二三四五六七八九十'),
  new Clue(/^[（(][一二三四五六七八九十]{1,3}[）)]/, '（('),
  new Clue(/^\d{1,2}[.．、](?!\d)/, '0123456789'),
]
const UNMARKED = MARKS.length
const LONGEST_MARK = 5

/** Goes through the sentences of a text and says which of them stand under a heading of plans. */
export class UnderPlans {
  /** The rank of the heading that governs; −1 where none does. */
  #rank = -1
  /** It governs no more than the line in which it stands. */
  #ofLine = false

  /** Takes the next sentence; whether it `speaks`, of numbers that state something. */
  takes(text: string, { start, end }: Stretch, speaks: boolean): boolean {
    const opensLine = start === 0 || text[start - 1] === '\n'
    if (opensLine) {
      const rank = rankAt(text, start)
      if (this.#ofLine || rank <= this.#rank || isBareHeading(text, end, rank, speaks)) this.#rank = -1
      if (!speaks && end - start <= LONGEST && HEADS_PLANS.within(text, start, end)) {
        this.#rank = rank === UNMARKED ? 0 : rank
        this.#ofLine = text[end - 1] !== '\n'
        return false
      }
    }
    return this.#rank >= 0
  }
}

function rankAt(text: string, start: number): number {
  const rank = MARKS.findIndex((mark) => mark.after(text, start, LONGEST_MARK))
  return rank < 0 ? UNMARKED : rank
}

/** 工作建议: a line without a mark and without a full stop. */
const isBareHeading = (text: string, end: number, rank: number, speaks: boolean): boolean =>
  rank === UNMARKED && !speaks && text[end - 1] === '\n' && end >= 2 && /[\u4e00-\u9fff]/.test(text[end - 2]!)
