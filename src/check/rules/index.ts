import { allSo } from './all-so.ts'
import { arrived } from './arrived.ts'
import { attained } from './attained.ts'
import { convention } from './convention.ts'
import { damaged } from './damaged.ts'
import { derivation } from './derivation.ts'
import { direction } from './direction.ts'
import { inconsistent } from './inconsistent.ts'
import { leaked } from './leaked.ts'
import { misattributed } from './misattributed.ts'
import { miscounted } from './miscounted.ts'
import { moved } from './moved.ts'
import { omitted } from './omitted.ts'
import { otherBar } from './other-bar.ts'
import { otherGroup } from './other-group.ts'
import { otherHoliday } from './other-holiday.ts'
import { period } from './period.ts'
import { placeholder } from './placeholder.ts'
import { qualifier } from './qualifier.ts'
import { rounded } from './rounded.ts'
import type { Rule } from './rule.ts'
import { steady } from './steady.ts'
import { titlePeriod } from './title-period.ts'
import { trend } from './trend.ts'
import { unitMismatch } from './unit-mismatch.ts'
import { unmeasured } from './unmeasured.ts'
import { unsupported } from './unsupported.ts'
import { valueMismatch } from './value-mismatch.ts'
import { wholeYear } from './whole-year.ts'
import { wholly } from './wholly.ts'
import { yearEndBase } from './year-end-base.ts'

/** All rules, the most specific first: where two find an error in one figure, the earlier one is told. */
export const RULES: readonly Rule[] = [
  placeholder,
  damaged,
  period,
  titlePeriod,
  wholeYear,
  yearEndBase,
  otherHoliday,
  direction,
  moved,
  arrived,
  steady,
  trend,
  unmeasured,
  wholly,
  allSo,
  attained,
  otherGroup,
  otherBar,
  unitMismatch,
  misattributed,
  inconsistent,
  miscounted,
  derivation,
  valueMismatch,
  leaked,
  unsupported,
  qualifier,
  rounded,
  convention,
  omitted,
]
