import lexicon from '../lexicon/presumptions.json' with { type: 'json' }
import { anyOf } from '../text/any-of.ts'
import type { Place } from './place.ts'
import type { Sign } from './presumed-signs.ts'

/* The signs that a number says how a thing is made. The vocabulary is `lexicon/presumptions.json`. */

const PHYSICAL = new Set(lexicon.physical)
const SPEC_UNITS = new Set(lexicon.specUnits)
const SPEC = new RegExp(
  `(?<!总)${anyOf(lexicon.specs)}(?:为|是|:|约|约为|达|均为|一般为|控制[在为])?(?:每[尾头只株条])?(?:\\d[^，。；\\d]{0,3}[×xX*、至~-])?$|亩[施用][^，。；]{0,20}、[^，。；\\d]{1,6}$`,
)
/** 冷库容量3200吨，比去年同期增加800吨: how a thing is made is compared with nothing. */
const COMPARED_NEXT = /^[，、（(](?:同比|环比|[比较])/
const SIZE = new RegExp(`^${anyOf(lexicon.sizes)}[\\u4e00-\\u9fff]`)
const VEHICLE = new RegExp(`^(?:级|的)?${anyOf(lexicon.vehicles)}{0,2}${anyOf(lexicon.vehicleEnds)}`)
const OF_ONE = /^(?:的[\u4e00-\u9fff]|[厚宽深高长粗]|(?![余多以左上及的等和与、，。])[A-Z\u4e00-\u9fff])/
/** 平均气温26.3℃出现在: that temperature was. */
const MEASURED = /[温度达至到为是近超高低][^，。；\d]{0,2}$/
/** 浙优18, 济麦22, 南粳46: syllables of breeders. */
const BRED = /(?:(?<![水中早晚旱小大青燕荞评为获])[优麦稻]|[粳糯]|[郑登农京丹先]单)$/
const VARIETY = /品种|良种|种子|杂交|水稻|玉米|小麦|油菜|大豆|红薯|马铃薯|甘薯|棉花/

/** 100吨/日级污水站. */
const CLASS = /^级(?!别)[\u4e00-\u9fff]/
/** 高1.2米的栏杆; 水位高1.2米 tells of one. */
const isTall = ({ sentence, after }: Place): boolean =>
  /(?<![提升拓加增放最较更位也出])[高宽深厚]$/.test(sentence) && /^的[\u4e00-\u9fff]/.test(after)

/** Of measures, mixtures, sizes, varieties. */
export const DESCRIBED_SIGNS: readonly Sign[] = [
  {
    // 容积1.5立方米, 设计时速30公里, 株行距3米×4米
    reason: 'name',
    before: '容径幅高深宽距重量分设额亩施例配比规长厚层压在到φΦ',
    holds: (place) =>
      (PHYSICAL.has(place.dimension) ||
        place.dimension === 'concentration' ||
        place.kind === 'ratio' ||
        place.kind === 'percentage' ||
        place.unitText === '株') &&
      SPEC.test(place.sentence) &&
      !COMPARED_NEXT.test(place.after),
  },
  {
    // 6米×4米, 60×60厘米, 100克兑水50公斤: a size or a mixture of several numbers
    reason: 'name',
    before: '×xX*兑',
    after: '×xX*兑',
    holds: (place) =>
      /^[×xX*]\d/.test(place.after) ||
      /\d[^，。；\d]{0,3}[×xX*]$/.test(place.sentence) ||
      place.after.startsWith('兑水') ||
      place.sentence.endsWith('兑水'),
  },
  {
    // 65寸智慧屏, 200万像素球机
    reason: 'name',
    after: '像寸伏马目芯匹赫流毫',
    holds: (place) => SIZE.test(place.after),
  },
  {
    // 240升分类垃圾桶, 20厘米厚, 100马力以上拖拉机, 5吨压缩车型, -18℃低温库: the size of one thing
    reason: 'name',
    holds: (place) =>
      (place.approx === '' || place.approx === '以上') &&
      (SPEC_UNITS.has(place.unitName)
        ? OF_ONE.test(place.after)
        : place.dimension === 'temperature'
          ? OF_ONE.test(place.after) && !MEASURED.test(place.sentence)
          : place.dimension === 'length'
            ? /^[厚宽高](?:的|[A-Z\u4e00-\u9fff\d])/.test(place.after) || CLASS.test(place.after) || isTall(place)
            : ((place.dimension === 'mass' || place.dimension === 'volume') && VEHICLE.test(place.after)) ||
              (PHYSICAL.has(place.dimension) && CLASS.test(place.after))),
  },
  {
    // 郑单958、登海605等品种: a number glued to the name of a variety
    reason: 'name',
    before: '种稻米麦菜豆薯花优粳糯单',
    after: '种稻米麦菜豆薯花',
    holds: (place) =>
      (place.unitText === '' || place.unitText === '等') &&
      /^\d/.test(place.written) &&
      place.digits.length < 5 &&
      /[\u4e00-\u9fff]$/.test(place.sentence) &&
      !'为达是有共计到至约'.includes(place.last) &&
      (BRED.test(place.sentence) || VARIETY.test(place.sentence + place.after)),
  },
]
