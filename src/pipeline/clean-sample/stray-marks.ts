import { type CleaningStep, replaceAll, type StepOutcome } from './step.ts'

/** Marks that copying protection strews in: 的`作用, 的.作用, 1。5公里. */
export const strayMarks: CleaningStep = {
  name: 'stray-marks',
  says: '删去夹在字间的杂符，恢复被改坏的小数点',
  run: (text) =>
    CURES.reduce<StepOutcome>(
      (outcome, [pattern, put]) => {
        const next = replaceAll(outcome.text, pattern, ([, ...groups]) =>
          put.replace('$1', groups[0] ?? '').replace('$2', groups[1] ?? ''),
        )
        return { text: next.text, removed: [...outcome.removed, ...next.removed] }
      },
      { text, removed: [] },
    ),
}

const CURES: readonly (readonly [RegExp, string])[] = [
  [/[`´]/g, ''],
  [/(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, ''],
  [
    /(?<!\d)(?!(?:19|20)\d\d。)(\d{1,4})。(\d{1,2})(?=\s?(?:万|亿|千|百)?(?:公里|千米|米|亩|吨|元|%|平方|立方|个百分点|公顷|倍|人次))/g,
    '$1.$2',
  ],
]
