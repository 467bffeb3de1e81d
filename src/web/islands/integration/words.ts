/** The last moment of a day in China, as the service takes it. */
export const endOfDay = (day: string): string => `${day}T23:59:59+08:00`
