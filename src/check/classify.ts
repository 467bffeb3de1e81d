import type { Period } from '../domain/fact-sheet.ts'
import type { Unit } from '../domain/unit.ts'
import listing from './lexicon/listing.json' with { type: 'json' }
import type { ExemptReason } from './mention.ts'
import { endsClause, startsClause } from './scan/character.ts'
import type { Token } from './scan/token.ts'

const exempt = (token: Token, reason: ExemptReason, step: string, role: string | null = token.role): Token => ({
  ...token,
  exempt: reason,
  role,
  trace: [...token.trace, step],
})

/** Says of a claim whether its surroundings make it none: a threshold, a count of abstract or just listed items, the length of the period. */
export function classify(text: string, tokens: readonly Token[], index: number, period: Period): Token {
  const token = tokens[index]!
  if (token.exempt !== null || token.amount === null || token.kind === 'placeholder' || token.role !== null)
    return token
  if (isBase(text, token)) return exempt(token, 'expression', 'base of a ratio')
  const goal = asTarget(text, token)
  if (goal) return goal
  if (isThreshold(text, token)) return exempt(token, 'threshold', 'threshold', 'threshold')
  if (isNumberedName(text, token) || isPlace(text, token))
    return exempt({ ...token, kind: 'name' }, 'name', 'numbered name')
  if (isAbstractCount(text, token)) return exempt(token, 'listing', 'abstract count')
  if (isPeriodLength(text, token, period)) return exempt(token, 'duration', 'length of the period')
  return token
}

const COMPARED = /^(?:低于|高于|超过|大于|小于|优于)/
/** 低于4.5%的控制目标, 高于95%的要求: the number is the target itself, the word before it compares. */
function asTarget(text: string, token: Token): Token | null {
  const word = COMPARED.exec(text.slice(token.start, token.start + 2))
  if (word === null || token.amount!.approx !== word[0]) return null
  if (!/^的[^，。；、]{0,8}(?:目标|任务|要求|考核|计划)/.test(text.slice(token.end, token.end + 14))) return null
  return {
    ...token,
    start: token.start + word[0].length,
    amount: { ...token.amount!, approx: null },
    role: 'target',
    trace: [...token.trace, 'compared with a target'],
  }
}

const LIMIT_AFTER = /(?:以上|以下|及以上|及以下|以内|以外|之内|开外|内)$/
const ACHIEVED =
  /(?:达到?|实现|完成|保持|稳定|控制|提高|提升|增加|增长|下降|降低|减少|缩短|压缩|恢复|升至|降至|增至|扩大|超过|整治|清理|建成|新增|新建|改造|拆除|发放|出动)[^，。；]{0,6}$/
const RULE_BEFORE = /(?:应当?|须|必须|不得|自|起|限|要求|规定|标准|距离?|凡|对|其中)[^，。；]{0,14}$/

/** 50户以上自然村, 3000万元以上的项目, 低于90%的站点, 收到之日起六十日内. */
function isThreshold(text: string, token: Token): boolean {
  const { approx } = token.amount!
  if (approx === null && /(?:逾期|超期|年满|未满|不满)$/.test(text.slice(Math.max(0, token.start - 2), token.start)))
    return true
  if (approx === null || token.kind === 'fraction' || token.kind === 'range') return false
  const written = text.slice(token.start, token.end)
  const next = text[token.end] ?? '\n'
  const before = text.slice(Math.max(0, token.start - 16), token.start)
  if (LIMIT_AFTER.test(written)) {
    if (token.kind !== 'quantity') return false
    if (/内$/.test(written)) return RULE_BEFORE.test(before) || startsClause(text, token.start)
    if (/外$/.test(written) || token.amount!.unit?.dimension === 'ages') return true
    if (next === ')' && /\([^，。；()]{0,8}$/.test(before)) return true
    if (endsClause(text, token.end)) return /(?:应|须|不得|要求|规定|标准)[^，。；]{0,10}$/.test(before)
    if ('，了和及或、比占均已'.includes(next)) return false
    return /[\u4e00-\u9fff]/.test(next) && !ACHIEVED.test(before)
  }
  if (
    next === '的' &&
    /^(?:低于|高于|大于|小于|不足|不满|未满|过|超过|超|多于|少于|不到)/.test(written) &&
    !endsClause(text, token.end + 1)
  ) {
    if (token.kind === 'percentage')
      return (
        /^(?:低于|高于|大于|小于|不足)/.test(written) &&
        /^的(?:站点|断面|点位|村|企业|单位|乡镇|镇|街道|项目|社区|地区|区域|农户|家庭|学校|小区)/.test(
          text.slice(token.end, token.end + 4),
        )
      )
    return !ACHIEVED.test(before)
  }
  return false
}

const MEETING = /^(?:全会|全体会议|会议|党代会|代表大会|常委会|扩大会议|常务会议|大会)/
/** 红旗三组, 幸福村2组, 十四届九次全会: which one, not how many. */
function isNumberedName(text: string, token: Token): boolean {
  const { unitText, approx } = token.amount!
  if (approx !== null || token.kind !== 'quantity') return false
  if (unitText === '周年') return true
  const before = text.slice(Math.max(0, token.start - 8), token.start)
  if (unitText === '次') return /[届会委协大]$/.test(before) && MEETING.test(text.slice(token.end, token.end + 4))
  if (unitText !== '组' && unitText !== '队' && unitText !== '期') return false
  if (unitText === '期')
    return (
      /^(?:工程|项目|建设|改造|管网|扩建|地块|厂区|园区)/.test(text.slice(token.end, token.end + 2)) ||
      (!/\d/.test(text[token.start]!) &&
        (!endsClause(text, token.end) || /^[、和及][一二三四五六七八九]期/.test(text.slice(token.end, token.end + 3))))
    )
  if (/[村区社屯寨庄街旗湾坪庙河山坝冲坡岭塘桥](?:[一二三四五六七八九十\d]+[组队][、和])*$/.test(before)) return true
  return (
    !/\d/.test(text[token.start]!) &&
    text.length > token.end &&
    /[\u4e00-\u9fff]$/.test(before) &&
    !/[分成设派共为调编出建个的]$/.test(before)
  )
}

const PLACE =
  /^[里桥房沟湾坪岭坝庄屯铺店庙寺塔河江湖溪潭泉井坡坎梁垭堰洼洲滩港](?:[、，。；）)一等村镇乡社街路断点小水大段站片两和与至]|$)/
const NO_PLACE = new Set(['座', '条', '个', '处', '口', '段', '片', '家', '公里', '米', '亩', '名', '人'])
/** 三元里, 九眼桥, 二道沟: a numeral and a classifier that begin the name of a place. */
const isPlace = (text: string, token: Token): boolean =>
  !/\d/.test(text[token.start]!) &&
  token.kind === 'quantity' &&
  token.amount!.approx === null &&
  !NO_PLACE.has(token.amount!.unitText) &&
  PLACE.test(text.slice(token.end, token.end + 2)) &&
  !COUNTED.test(text.slice(Math.max(0, token.start - 6), token.start))

/** 以农村居民为1: the base of a ratio. */
const isBase = (text: string, token: Token): boolean =>
  token.amount!.unitText === '' &&
  token.amount!.digits === '1' &&
  /以[^，。；]{1,12}为$/.test(text.slice(Math.max(0, token.start - 15), token.start))

const adjectives = `^(?:${listing.adjectives.join('|')}|[“”"'的])*`
const words = (list: readonly string[]): RegExp => new RegExp(`${adjectives}(?:${list.join('|')})`)
const STRICT = words(listing.strict)
const ABSTRACT = words([...listing.nouns, ...listing.slogan])
const WEAK = words(listing.weak)
const COUNTERS = new Set(listing.counters)
const LIGHT = new Set(listing.light)
const COUNTED = new RegExp(`(?:${listing.countVerbs.join('|')})[^，。；、]{0,10}$`)
const CLASSIFIERS = new Set(listing.classifierDimensions)
const isClassifier = (unit: Unit | null): boolean =>
  unit !== null && (CLASSIFIERS.has(unit.dimension) || unit.dimension.startsWith('classifier-'))

/** 三项任务, 四个方面, 一套机制, 工资、经营、财产三项: counts of abstract items or of what was just listed. */
function isAbstractCount(text: string, token: Token): boolean {
  const { digits, approx, toDigits, unitText, unit } = token.amount!
  if (
    token.kind !== 'quantity' ||
    (approx !== null && approx !== '几') ||
    (toDigits !== null && approx === null) ||
    Number(digits) > 20 ||
    digits.includes('.')
  )
    return false
  const after = text.slice(token.end, token.end + 12)
  const counter = COUNTERS.has(unitText) || unitText === ''
  if (counter && STRICT.test(after)) return true
  if (/\d/.test(text[token.start]!)) return false
  const before = text.slice(Math.max(0, token.start - 48), token.start)
  if (counter && ABSTRACT.test(after)) return true
  if (counter && WEAK.test(after) && !COUNTED.test(before.slice(-12))) return true
  if (sumsUpList(before, after, unitText, Number(digits))) return true
  if (digits === '1' && /^(?:也|都)(?:不|没|未|要|别)/.test(after)) return true
  if (unitText === '处' && digits === '4' && !endsClause(text, token.end)) return !COUNTED.test(before.slice(-12))
  return digits === '1' && isClassifier(unit) && !countsOne(text, token, before.slice(-12), after)
}

const LISTED_BY = new Set(['项', '类', '级', '大', '者', '种', '方', '条', '方面', '个方面'])
/** 债券、预算、社会资本三项: as many items as were just named, or 上述三项, 这三项. */
function sumsUpList(before: string, after: string, unitText: string, count: number): boolean {
  if (!LISTED_BY.has(unitText)) return false
  if (/(?:上述|以上|这|此|前述|该)$/.test(before) || /^(?:合计|总计|相加|之和|总和)/.test(after)) return true
  if (/^(?:指标|污染物|因子)?[^，。；]{0,6}分别/.test(after)) return true
  const clause = before.slice(
    Math.max(before.lastIndexOf('。'), before.lastIndexOf('，'), before.lastIndexOf('；'), before.lastIndexOf('：')) +
      1,
  )
  const listed = clause.split('、').length
  return count > 1 && listed === count && !/等$/.test(clause)
}

/** Whether 一 with a classifier counts: 新建污水处理厂一座 does, 一支高素质队伍 does not. */
function countsOne(text: string, token: Token, before: string, after: string): boolean {
  const closes = endsClause(text, token.end)
  const { unitText } = token.amount!
  if (unitText === '起')
    return /^(?:案|事|纠纷|违|信访|投诉|火|环境|群众|涉|非法)/.test(after) || (closes && COUNTED.test(before))
  if (LIGHT.has(unitText)) return closes && COUNTED.test(before)
  if (closes) return !/[又再这那每某同另]$/.test(before)
  return COUNTED.test(before)
}

/** 三个月 in a quarterly report, 一年 in an annual one; 近三年来, 三年行动: stretches of time that frame and state nothing. */
function isPeriodLength(text: string, token: Token, period: Period): boolean {
  const { unitText, digits } = token.amount!
  if (token.kind !== 'quantity') return false
  const before = text.slice(Math.max(0, token.start - 4), token.start)
  const after = text.slice(token.end, token.end + 4)
  const han = !/\d/.test(text[token.start]!)
  if (digits === '0.5' && unitText === '年')
    return !/(?:工期|期限?|历时|持续|延长|缩短|提前|为期|压缩|需|用了?|达)[^，。；]{0,2}$/.test(before)
  if (unitText === '年') {
    if (/^(?:以?来|间|行动|攻坚|规划|计划|任务|目标|滚动|内|期|一遇|倍增|提升)/.test(after)) return true
    return (
      han &&
      !/\.5$/.test(digits) &&
      !/(?:工期|期限?|历时|持续|延长|缩短|提前|为期|刑|禁|满)[^，。；]{0,3}$/.test(before)
    )
  }
  if (unitText !== '个月') return false
  const months = period.quarter !== undefined ? 3 : period.half !== undefined ? 6 : period.month !== undefined ? 1 : 12
  if (Number(digits) !== months) return false
  return /(?:季度|半年|全年|这|以来|过去|近)的?$/.test(before) || /^(?:以?来|中|里|间|时间里)/.test(after)
}
