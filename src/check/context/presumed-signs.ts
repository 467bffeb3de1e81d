import lexicon from '../lexicon/presumptions.json' with { type: 'json' }
import type { ExemptReason } from '../mention.ts'
import { anyOf } from '../text/any-of.ts'
import { lastOf } from '../text/clue.ts'
import { MEASURES, type Place, SHARES, TIMES } from './place.ts'

/* The signs that a number is set by a rule. The vocabulary is `lexicon/presumptions.json`. */

/** One sign: of the characters that it needs before or after the number one must stand there. */
export interface Sign {
  readonly reason: ExemptReason
  readonly before?: string
  readonly after?: string
  holds(place: Place): boolean
}

const BOUND =
  /不低于|不少于|不超过|不高于|不大于|不小于|不多于|不得|至少|最少|最多|至多|以上|以下|以内|内|大于|小于|高于|低于|少于|多于|未满|不满|超过|[≥≤><]/
const DONE = new RegExp(`${anyOf(lexicon.done)}[^，。；]{0,6}$`)
const FOR_EACH = /每[\u4e00-\u9fff\d]{1,8}?(?:至少|最少|最多)[\u4e00-\u9fff]{0,4}$/
const EACH_HAS = new RegExp(`每[\\u4e00-\\u9fff\\d]{1,16}?${anyOf(lexicon.provision)}?$`)
const PER_SOME = new RegExp(`每[\\d十百千万]+[\\u4e00-\\u9fff]{1,12}，?${anyOf(lexicon.provision)}$`)

const BY = /按|依照|参照|执行|实行|享受|以/
const AT_RATE = new RegExp(`^的?[^，。；\\d]{0,12}?${anyOf(lexicon.atRate)}`)
const RATED = new RegExp(`^的?${anyOf(lexicon.rated)}`)
/** 按128.5米控制, 按人均1.5平方米规划. */
const RIGHT_BY = /按照?(?:每|人均|户均|亩均|不低于|不超过)?$/
const FIXED = new RegExp(`^[^，。；\\d]{0,8}?${anyOf(lexicon.fixed)}`)
const PER_ONE = /每[人户亩吨桶村公斤天日月年次件头只株平方米]{1,3}$/
const LABEL = new RegExp(
  `${anyOf(lexicon.labels)}(?:统一|一般|均|最高|最低)?(?:(?:为|是|:|由|按|(?:调整|提高|降低)[为到至]|由[^，。；]{1,10}调整[为到至])(?:每[人户亩吨桶村天日月年次件]{1,2})*|为[^，。；\\d]{2,8}的?|(?:每[人户亩吨桶村天日月年次件]{1,2})*)$`,
)
/** 每户2.5万元的标准不变. */
const STAYS = /^的?[^，。；\d]{0,6}不变/
const TERM = new RegExp(`${anyOf(lexicon.terms)}(?:为|是|:|一般|均)?$`)
const TERM_AFTER = /^的?[\u4e00-\u9fff]{0,4}(?:期限|[限渡冲静示待改用察习告]期)/

const CONDITION_ENDS = new RegExp(`^[^，。；]{0,16}的[，,]${anyOf(lexicon.consequence)}`)
const WHEN = /^[^，。；\d]{0,8}?(?:时|的)?[，,]?(?:停止|暂停|启动|禁止|应当|应(?!急)|须|必须|立即|采取)/
/** 达到50毫米以上的启动应急响应. */
const THEN = /^的(?:启动|停止|暂停|禁止|立即)/
const SUPPOSED = /(?:^|[，。；:]|期间)(?:当|若|如|如遇|遇|一旦|凡|逢|在)?[^，。；\d]{0,10}$/
/** 制定标准3项. */
const COUNTS: ReadonlySet<string> = new Set(['个', '项', '条', '份', '部', '件', '套', '类'])
/** 累计降雨量达412毫米，启动响应4次: so much it was. */
const SUMMED_UP = /累计|平均|共|已/
const PENALTY = new RegExp(
  `${anyOf(lexicon.penalised)}[^。；]{0,24}${anyOf(lexicon.penalties)}$|分、(?:并处)?罚款$|[^登标牌笔手日周游传速书]记$|[^记作学患]者(?:处以?|一律|每次)?罚款?$`,
)
const PENALISED = /^[^，。；\d]{0,8}[，,]?(?:扣|罚|奖励?|加)[一二三四五六七八九十\d.]+[分元]/
const ZONE = new RegExp(
  `^的?${anyOf(lexicon.zones)}[区带圈线段]|^的?(?:范围|露天)|^(?:范围)?内?(?:禁止|严禁|不得|不准|露天)`,
)
const AROUND = new RegExp(`${anyOf(lexicon.around)}$`)

/** Of rules, promises, penalties, zones. */
export const RULE_SIGNS: readonly Sign[] = [
  {
    // 每村至少配备1名, 每300户设立一个: a standard for each
    reason: 'threshold',
    before: '每',
    holds: (place) =>
      FOR_EACH.test(place.clause) ||
      (/至少|最少|不少于|不低于|最多|不超过/.test(place.approx) && EACH_HAS.test(place.clause)) ||
      (place.digits === '1' && PER_SOME.test(place.sentence)),
  },
  {
    // 按每桶2元标准, 按50%比例, 按总投资的10%提取, 享受15%优惠税率
    reason: 'threshold',
    before: '按依参执实享以',
    holds: (place) =>
      BY.test(place.clause) &&
      (AT_RATE.test(place.after) ||
        (RATED.test(place.after) &&
          (SHARES.has(place.kind) ||
            place.written.endsWith('%') ||
            place.unitText.startsWith('元/') ||
            PER_ONE.test(place.clause))) ||
        (RIGHT_BY.test(place.clause) && FIXED.test(place.after)) ||
        (place.kind === 'ratio' && /^的?[\u4e00-\u9fff]/.test(place.after))),
  },
  {
    // 收费标准为每户每月5元, 限速20公里; not 平均加装周期为96天
    reason: 'threshold',
    before: '期值段假票起标限额分权税费价金速水线阈基缴比率餐销档时位',
    holds: (place) => LABEL.test(place.sentence) && !place.clause.includes('平均') && !COUNTS.has(place.unitText),
  },
  {
    // 补助2.5万元的标准不变
    reason: 'threshold',
    after: '不',
    holds: (place) => STAYS.test(place.after),
  },
  {
    // 公示期不少于5个工作日, 滞留不超过24小时
    reason: 'threshold',
    before: `${lastOf(lexicon.terms)}为是:般均不内来后`,
    after: '期',
    holds: (place) =>
      TIMES.has(place.dimension) &&
      !DONE.test(place.sentence) &&
      (TERM.test(place.sentence) ||
        TERM_AFTER.test(place.after) ||
        /不超过|不少于|不得|不早于|不晚于/.test(place.approx)),
  },
  {
    // 未满18周岁人员, 18至50周岁: ages are of a rule
    reason: 'threshold',
    before: '未不18234567',
    holds: ({ dimension, kind, approx }) =>
      dimension === 'ages' && (kind === 'range' || /[未不]满|以[上下]/.test(approx)),
  },
  {
    // 连续两次排名末位的，由镇党委约谈; 气温达到40℃以上停止户外作业
    reason: 'threshold',
    after: '的时停暂启禁应须必立采',
    holds: (place) =>
      CONDITION_ENDS.test(place.after) ||
      THEN.test(place.after) ||
      ((MEASURES.has(place.dimension) || BOUND.test(place.approx)) &&
        SUPPOSED.test(place.sentence) &&
        WHEN.test(place.after) &&
        !(SUMMED_UP.test(place.clause) && place.after.startsWith('，'))),
  },
  {
    // 发现一处火点扣2分, 违者罚款200元, 百分制中生态环保占15分
    reason: 'threshold',
    before: '扣加记积满占计罚款奖励偿拨减除费经',
    holds: (place) => (place.dimension === 'score' || place.dimension === 'money') && PENALTY.test(place.sentence),
  },
  {
    // 发现｜一处｜火点扣2分: what the score is taken for
    reason: 'threshold',
    after: '扣罚奖加',
    holds: (place) => place.digits === '1' && PENALISED.test(place.after),
  },
  {
    // 上游1000米, 高速公路两侧各1公里, 200米禁养区
    reason: 'threshold',
    before: '外游侧岸边周围延扩径深距圆线右缘界外内城区道站场',
    after: '禁限保缓警隔管防控范露严不',
    holds: (place) => place.dimension === 'length' && (AROUND.test(place.sentence) || ZONE.test(place.after)),
  },
]
