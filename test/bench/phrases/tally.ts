/** So many of so many, with the worst of them. */
export interface Tally {
  all: number
  bad: number
  readonly examples: string[]
}

/** An empty count. */
export const tally = (): Tally => ({ all: 0, bad: 0, examples: [] })

/** Several counts in one. */
export const total = (tallies: readonly Tally[]): Tally => ({
  all: tallies.reduce((n, { all }) => n + all, 0),
  bad: tallies.reduce((n, { bad }) => n + bad, 0),
  examples: tallies.flatMap(({ examples }) => examples),
})
