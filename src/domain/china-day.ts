/** China keeps one time, eight hours before UTC, without summer time. */
const AHEAD_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** The calendar day in China at that moment: 2026-07-06. */
export const chinaDay = (moment: Date): string => new Date(moment.getTime() + AHEAD_MS).toISOString().slice(0, 10)

/** When that day began. */
export const dayStart = (moment: Date): Date =>
  new Date(Math.floor((moment.getTime() + AHEAD_MS) / DAY_MS) * DAY_MS - AHEAD_MS)

/** Whole seconds, at least one, until the next day begins. */
export const secondsToMidnight = (moment: Date): number =>
  Math.max(1, Math.ceil((dayStart(moment).getTime() + DAY_MS - moment.getTime()) / 1000))

/** When that calendar day (2026-07-06) began in China, or so many days later. */
export const chinaMidnight = (day: string, later = 0): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) - AHEAD_MS + later * DAY_MS)
