/** One measured figure, as the table of docs/bench.md shows it. */
export interface BenchRow {
  readonly what: string
  readonly figure: string
  /** What it is compared with in the same run, as a ratio; empty where it stands alone. */
  readonly beside?: string
}

/** Prints a row and hands it to the script that runs all benchmarks. */
export function tellRow(what: string, figure: string, beside = ''): void {
  console.log(`| ${what} | ${figure} | ${beside} |`)
  process.send?.({ what, figure, beside } satisfies BenchRow)
}
