/** What came of one way of breaking the service in one home. */
export interface Tally {
  /** What was broken, as the table names it. */
  readonly how: string
  readonly home: string
  /** What is counted: 稿件 or 消息. */
  readonly unit: '份稿件' | '条消息'
  /** Taken on by the service: answered with 201 or 202. */
  readonly accepted: number
  /** Of those, came to an end that a client is told of. */
  readonly ended: number
  /** Of those, did not. */
  readonly lost: number
  /** Made, asked of the model or told of once more than needed. */
  readonly doubled: number
  /** Not taken on, with a reason in words. */
  readonly refused?: number
  /** What else a reader should know. */
  readonly note?: string
}

/** Prints a tally, hands it to the script that runs all, and fails this process where something was lost or doubled. */
export function tell(tally: Tally): void {
  const { home, how, unit, accepted, ended, lost, doubled, refused = 0, note } = tally
  const more = [refused > 0 ? `拒收 ${refused}` : '', note ?? ''].filter(Boolean).join('；')
  console.log(
    `${home} · ${how}：受理 ${accepted} ${unit}，了结 ${ended}，丢失 ${lost}，重复 ${doubled}${more ? `；${more}` : ''}`,
  )
  process.send?.(tally)
  if (!isFine(tally)) process.exitCode = 1
}

export const isFine = ({ accepted, lost, doubled }: Tally): boolean => accepted > 0 && lost === 0 && doubled === 0
