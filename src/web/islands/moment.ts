/* Moments as offices write them: in China's time, wherever the PC thinks it stands, and the same on every page. */

const shown = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false, ...options })
  return (iso: string): string => format.format(new Date(iso))
}

/** 2026/11/22 09:52 */
export const moment = shown({ dateStyle: 'short', timeStyle: 'short' })
/** 2026/11/22 09:52:07 */
export const exactMoment = shown({ dateStyle: 'short', timeStyle: 'medium' })
/** 11/22 09:52, where the year goes without saying. */
export const shortMoment = shown({ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })
/** 09:52 */
export const clock = shown({ hour: '2-digit', minute: '2-digit' })
