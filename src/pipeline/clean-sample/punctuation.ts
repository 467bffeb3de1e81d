import type { CleaningStep } from './step.ts'

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
}

/** Half-width marks beside Chinese become full-width; thousands separators, times and (AQI) behind Latin letters stay. */
export const punctuation: CleaningStep = {
  name: 'punctuation',
  says: '半角标点改为全角',
  run: (text) => {
    let changed = 0
    const put = (mark: string): string => {
      changed++
      return FULL[mark] ?? mark
    }
    const cleaned = text
      .replace(/(?<=[\p{Script=Han}%”》）)])[,;:?!]|[,;:?!](?=[\p{Script=Han}“《（])/gu, put)
      .replace(/\(([^()\n]*\p{Script=Han}[^()\n]*|[一二三四五六七八九十\d]{1,3})\)/gu, (_, inner: string) => {
        changed += 2
        return `（${inner}）`
      })
    return { text: cleaned, removed: changed > 0 ? [`${changed} 处`] : [] }
  },
}
