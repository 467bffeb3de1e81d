import type { Mention } from '../mention.ts'
import { each, faultAt } from './rule.ts'

/** xx条, 202x年, X月X日, 某镇: a blank that nobody filled. */
export const placeholder = each(({ mention, claim }) =>
  mention.kind !== 'placeholder'
    ? null
    : faultAt('placeholder', mention, said(mention), {
        factId: claim?.fact?.id ?? null,
      }),
)

/** 培训　场次: of a gap it is what follows that can be shown. */
const said = ({ text }: Mention): string =>
  /^\s/.test(text) ? `“${text.trim()}”前缺少数字，请补填后再提交` : `“${text}”是未填写的占位，请补填后再提交`
