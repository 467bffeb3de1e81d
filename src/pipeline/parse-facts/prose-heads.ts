import type { ParsedFact } from './parsed-facts.ts'

/** A figure that the sentence has stated, and how it stands to the one before. */
interface Head {
  readonly fact: ParsedFact
  /** Behind 、 or 和: said in one breath with the one before. */
  readonly joined: boolean
  /** A second measure of the object before: 68处4120平方米. */
  readonly second: boolean
}

/** The figures stated so far, as what follows may be about them: 企业12家、个体工商户56户，同比分别增长12.4%、8.8%. */
export class Heads {
  private stated: Head[] = []
  private closed = false
  /** Heads of which only changes were told: 总产值、增加值同比分别增长9.2%、8.6%. */
  names: readonly string[] = []

  state(fact: ParsedFact, joined: boolean, second = false): void {
    if (this.closed && !joined) this.stated = []
    this.closed = false
    this.names = []
    this.stated.push({ fact, joined: joined || second, second })
  }

  /** Something was said of the last one alone: what comes next in turn is not about those before it. */
  close(): void {
    this.closed = true
  }

  /** From here on only this one is spoken of; nothing where it is null. */
  only(fact: ParsedFact | null): void {
    this.names = []
    this.stated = fact ? [{ fact, joined: false, second: false }] : []
  }

  /** The last figure and those that 、 and 和 join to it. */
  get run(): ParsedFact[] {
    const from = this.stated.findLastIndex((head) => !head.joined)
    return this.stated.slice(Math.max(from, 0)).map(({ fact }) => fact)
  }

  get all(): ParsedFact[] {
    return this.stated.map(({ fact }) => fact)
  }

  get count(): number {
    return Math.max(this.run.length, this.objects.length)
  }

  private get objects(): ParsedFact[] {
    return this.stated.filter(({ second }) => !second).map(({ fact }) => fact)
  }

  /** Those that so many values, of these units, are about in turn; null where nobody can say for sure. */
  inTurn(units: readonly string[], ofObjects: boolean): ParsedFact[] | null {
    const { all, run, objects } = this
    if (ofObjects && objects.length !== units.length) return run.length > 1 && run.length === units.length ? run : null
    if (ofObjects) return objects
    if (all.length === units.length) return all
    // 脱贫户326户1126人、监测户36户112人，同比分别减少3户、2户: the counts, not the people.
    if (objects.length === units.length && objects.every((fact, i) => fact.unit === units[i])) return objects
    if (run.length > 1) return run.length === units.length ? run : null
    const last = all.slice(-units.length)
    const told = new Set(units).size === units.length && last.every((fact, i) => fact.unit === units[i])
    return told && last.length === units.length ? last : null
  }
}
