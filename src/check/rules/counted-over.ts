import type { FactSheet } from '../../domain/fact-sheet.ts'
import { samePeriod } from '../context/period-relation.ts'
import type { NamedPeriod } from '../mention.ts'
import type { FactEntry } from '../sheet/fact-entry.ts'
import { indexOf } from '../sheet/sheet-index.ts'
import { isShortFor } from '../sheet/short-for.ts'

/* What the notes say of the time over which a fact was counted, where its label does not. */

/** 规上工业增加值增速｜为｜1—9月累计增速. */
const COUNTED = /^(?:表[中内]|其中|除|注：|[，：])*([^；。\n]{2,60}?)[均都]?(?:为|系|是|指|按)([^，；。\n]{2,24})/
const CLAUSE = /[^；。\n]+/g
const NAMES = /[、，和与及]/

/** Whether a note says that a fact was counted over this very time: 增加值增速为1—9月累计增速 in a report on the third quarter. */
export const isCountedOver = (sheet: FactSheet, fact: FactEntry, named: NamedPeriod): boolean =>
  indexOf(sheet).notes.some(({ text, mentions }) =>
    [...text.matchAll(CLAUSE)].some(({ 0: clause, index }) => {
      const [said, names, time] = COUNTED.exec(clause) ?? []
      if (!said || !names!.split(NAMES).some((name) => isOf(name, fact))) return false
      const from = index + said.length - time!.length
      return mentions.some(
        ({ period, start, end }) =>
          period && start >= from && end <= index + said.length && samePeriod(named, period, sheet.period),
      )
    }),
  )

const isOf = (name: string, { label }: FactEntry): boolean =>
  name.length > 1 && (name.includes(label) || isShortFor(name, label))
