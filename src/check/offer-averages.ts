import { averageOf } from './derive-ratio.ts'
import type { Options } from './options.ts'
import type { FactEntry } from './sheet-index.ts'
import type { Case } from './weigh.ts'

/** 人均｜500元, 平均每场｜87人, 每户平均收到: for each of what. */
const MEAN =
  /(?:平均(?:到)?每(?:一)?([\u4e00-\u9fff])|每([\u4e00-\u9fff])平均|([人户亩场件家村个次处台辆项所])均)[^，；。：#]{0,6}$/
const MEAN_MARK = '均'

/** Each of what a number is the mean for; null where no word makes it one. */
export function meanFor({ text, claimed }: Pick<Case, 'text' | 'claimed'>): string | null {
  const words = text.slice(claimed.ownStart, claimed.mention.start)
  if (!words.includes(MEAN_MARK)) return null
  const found = MEAN.exec(words)
  return found && (found[1] ?? found[2] ?? found[3]!)
}

const PEOPLE = /[人名位]/
const counts = ({ unitText }: FactEntry, each: string): boolean =>
  unitText.includes(each) || (each === '人' && PEOPLE.test(unitText))

/** 培训12场、1046人，平均每场87人: what was stated, spread over what was stated with it. */
export function offerAverages(c: Case, options: Options): void {
  const each = meanFor(c)
  if (each === null) return
  const { memory, reading } = c
  const stated = [...memory.before.slice(-MOST), ...memory.stated.slice(-MOST)]
  for (const over of stated)
    if (counts(over, each))
      for (const total of stated) if (total !== over) options.addIfHolds(averageOf(reading, total, over), STATED, 0)
}
/** As many facts of a sentence are looked at. */
const MOST = 4
const STATED = 0.6
