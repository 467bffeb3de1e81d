import listing from '../lexicon/listing.json' with { type: 'json' }
import scenes from '../lexicon/scenes.json' with { type: 'json' }
import { anyOf } from '../text/any-of.ts'
import type { Place } from './place.ts'
import type { Sign } from './presumed-signs.ts'

/*
 * Lively prose shows before it counts: 几位大妈坐在石凳上聊天, 门口停着三辆货车, 两个人一前一后. A few people or things in a scene, in Han
 * numerals and with a word that only a scene has, are nothing that an office reports. A deed of business (查处两起, 三名群众受伤)
 * has no such word. The vocabulary is `lexicon/scenes.json`.
 */

const POSTURE = `(?:${anyOf(scenes.postures)}${anyOf(scenes.ends)}(?!前列|前头)|${anyOf(scenes.held)}(?:着|成一|个不停))`
/** 三位老人坐在树下, 五六个村民扛着铁锹, 两位老人正在下棋: what they are seen at. */
const SEEN_AT = new RegExp(`^[^，。；：\\d]{0,12}?(?:${POSTURE}|(?:正|在|[聊坐站])?${anyOf(scenes.busy)})`)
/** 门口停着｜三辆货车, 坐到｜一条板凳上: what is seen there. */
const SEEN_THERE = new RegExp(
  `(?:${anyOf(scenes.there)}(?:着|满了?)|[坐站蹲挤躺靠趴][到在上])(?:[\\u4e00-\\u9fff]{1,3}的)?$`,
)
/** 掏出｜两张照片, 看见｜两只母鸡; but not 走了｜十六家企业, 看到｜五处隐患. */
const SHOWN = new RegExp(`${anyOf(scenes.shown)}$`)
/** ｜几位大妈, ｜三个快递小哥: words in which no report counts people. */
const FOLK = new RegExp(`^[^，。；：\\d的了]{0,4}?${anyOf(scenes.folk)}`)
/** 资助｜六名小孩: what an office does for people, and counts. */
const SERVED = new RegExp(`${anyOf(scenes.served)}[了过]?$`)
const COUNTED_FOLK = new RegExp(anyOf(scenes.told))
/** 两个人｜一前一后, 他们三个人: those who were just spoken of. */
const THEY = /(?:^|[他她我你咱俩们这那]|[\u4e00-\u9fff]和[\u4e00-\u9fff]{1,4})$/
/** 三场透雨; 三场风险排查 and 三场雪地训练 are held. */
const RAIN = /^(?:[大小透春秋夏冬暴阵喜]|及时)*[雨雪霜风](?![险情采景貌味俗地季具污衣])/
const FEW = 20
/** 跑了两趟, 一天三顿. */
const FEW_TIMES = 5
const SPOKEN: ReadonlySet<string> = new Set(scenes.spoken)

/** A few, in Han numerals. */
const isFew = ({ kind, digits, written }: Place): boolean =>
  (kind === 'quantity' || kind === 'range') &&
  Number(digits) <= FEW &&
  !digits.includes('.') &&
  !/[\da-zA-Z]/.test(written)

const CLASSIFIERS = new Set(listing.classifierDimensions)
const isCounted = ({ dimension }: Place): boolean => CLASSIFIERS.has(dimension) || dimension.startsWith('classifier-')

export const SCENE_SIGNS: readonly Sign[] = [
  {
    // 主要是几家企业集中落户, 有几块地没谈下来: a few, of which nobody kept count
    reason: 'listing',
    holds: (place) => place.kind === 'quantity' && place.approx === '几' && place.digits === '2' && isCounted(place),
  },
  {
    // 三位老人坐在树下, 门口停着三辆货车, 掏出两张照片, 几位大妈, 两个人一前一后, 几场雨
    reason: 'listing',
    holds: (place) => isFew(place) && isCounted(place) && isOfScene(place),
  },
]

function isOfScene(place: Place): boolean {
  const { clause, after, unitText } = place
  if (SEEN_THERE.test(clause) || (SEEN.has(place.dimension) && SHOWN.test(clause))) return true
  if (unitText === '场' && RAIN.test(after)) return true
  if (SPOKEN.has(unitText)) return Number(place.digits) <= FEW_TIMES
  if (unitText.startsWith('口') && /[家户]$/.test(clause)) return true
  const own = /^[^，。；]*/.exec(after)![0]
  if (COUNTED_FOLK.test(own)) return false
  if (unitText === '个人' && THEY.test(clause)) return true
  return (
    (FOLK.test(after) && !SERVED.test(clause)) ||
    (SEEN.has(place.dimension) && isSubject(clause) && SEEN_AT.test(after))
  )
}
/** What can be seen at something: people, vehicles, animals, things in hand; no firm and no case. */
const SEEN: ReadonlySet<string> = new Set(scenes.seen)

/** Nothing but a place or a time stands before: no verb whose object the number is. */
const isSubject = (clause: string): boolean => clause === '' || PLACE.test(clause)
const PLACE =
  /^(?:[^，。；]{0,10}(?:[上下里外中内旁边前后]|门口|路口|村口|[\u4e00-\u9fff]处)的?|[那这]?(?:时|天|会儿)|只见|但见|就见|总有|常有|还有|有|和|与)$/
