/** A moment as the office writes it. */
export const moment = (at: string): string =>
  new Date(at).toLocaleString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour12: false,
    dateStyle: 'short',
    timeStyle: 'short',
  })

/** The last moment of a day in China, as the service takes it. */
export const endOfDay = (day: string): string => `${day}T23:59:59+08:00`
