import { COMPARED } from '../context/comparison.ts'
import { PART_OF_YEAR } from '../lexicon/periods.ts'
import type { Claimed } from './claimed.ts'

/** 比目标和上年同期分别高出｜0.8、1.6个百分点: what each is compared with names nothing that it is of. */
const BASE = new RegExp(`^[比较]?${COMPARED}$`)
/** 较二季度、上年同期分别提高: where the words compare with as many periods, one that is called by its name is a base as well. */
const PERIOD_COMPARED = new RegExp(`^[比较]?(?:${PART_OF_YEAR})(?:末|底)?$`)
/** Whether the heads of a list name nothing but what each of its numbers is compared with. */
export const comparesAlone = ({ frame: { role, bases } }: Claimed, heads: readonly string[]): boolean =>
  (role === 'change' || role === 'gap') &&
  heads.every((head) => BASE.test(head) || (bases.length === heads.length && PERIOD_COMPARED.test(head)))
