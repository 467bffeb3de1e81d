import { holds } from '../judged.ts'
import { each, faultAt } from './rule.ts'

/** A number beside destroyed characters is called neither right nor wrong, unless it is just what the sheet says. */
export const damaged = each(({ mention, claim }) =>
  !mention.damaged || (claim && holds(claim.fit))
    ? null
    : faultAt('damaged', mention, `“${mention.text}”旁边有损坏的字符，数字不可信，请对照原件核实`, {
        factId: claim?.fact?.id ?? null,
      }),
)
