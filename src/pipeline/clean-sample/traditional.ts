import type { CleaningStep } from './step.ts'

/** A text of which more than this share changes was written, or converted, in traditional characters. */
const SHARE = 0.03

/** Traditional to simplified characters, for a text that is traditional throughout; single names (乾隆) stay. */
export const traditional = (simplify: (text: string) => string): CleaningStep => ({
  name: 'traditional',
  says: '繁体转为简体',
  run: (text) => {
    const simplified = simplify(text)
    const letters = text.match(/\p{Script=Han}/gu)?.length ?? 0
    const after = [...simplified]
    const changed = [...text].filter((character, at) => character !== after[at]).length
    return letters > 0 && changed / letters > SHARE
      ? { text: simplified, removed: [`${changed} 个字`] }
      : { text, removed: [] }
  },
})
