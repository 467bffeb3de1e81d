import { daysOf } from '../context/period-relation.ts'
import type { Mention } from '../mention.ts'
import { indexOf } from '../sheet/sheet-index.ts'
import { charactersAround } from '../text/telling.ts'
import { isAlike, LEAP_YEAR, periodFault } from './calendar-day.ts'
import type { Fault, Scene } from './rule.ts'

/* 7月18日至22日: a stretch of days that no calendar has, or that a note lets begin or end otherwise. */

const DAYS = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?[-~～至到—–](?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号]$/

/** Its first and its last day, as month and day. */
interface Days {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  readonly year: number
}

function daysIn(text: string): Days | null {
  const found = DAYS.exec(text)
  if (!found) return null
  const [, year, month, day, , toMonth, toDay] = found
  return {
    from: [Number(month), Number(day)],
    to: [Number(toMonth ?? month), Number(toDay)],
    year: Number(year ?? LEAP_YEAR),
  }
}
const isSame = (one: Days['from'], other: Days['from']): boolean => one[0] === other[0] && one[1] === other[1]

/** 7月18日至32日, 7月22日至18日; or 10月1日至9日, where a note on the same matter has 10月1日至8日. */
export function rangeFault({ sheet, text }: Scene, mention: Mention): Fault | null {
  const days = daysIn(mention.text)
  if (days === null) return null
  const given = indexOf(sheet).notes.flatMap(({ mentions }) =>
    mentions.flatMap((one) => ({ days: one.period && daysIn(one.text), ...one })),
  )
  const wrong = wrongly(days)
  const ours = charactersAround(text, mention)
  let meant: string | null = null
  for (const { days: theirs, text: told, around } of given) {
    if (!theirs) continue
    const [begins, ends] = [isSame(theirs.from, days.from), isSame(theirs.to, days.to)]
    if (begins && ends) return null
    if ((begins && wrong) || ((begins || ends) && isAlike(around, ours))) meant = told
  }
  const message = wrong ?? (meant && `文字材料中为“${meant}”，文中写作“${mention.text}”`)
  if (!message) return null
  const { start, end } = mention
  return periodFault(mention, message, meant ? { expected: meant, fix: { start, end, text: meant } } : {})
}

/** What no calendar has. */
function wrongly({ from, to, year }: Days): string | null {
  const [month, day] = to
  if (month < 1 || month > 12) return `没有“${month}月”这个月份`
  if (day < 1 || day > daysOf(year, month, month)) return `${month}月没有${day}日，请核对起止日期`
  return from[0] === month && day < from[1] ? `“${from[1]}日”晚于“${day}日”，请核对起止日期` : null
}
