/** 2³² over the golden ratio: spreads keys that differ little. */
const GOLDEN = 0x9e3779b1
const SMALLEST = 10
/** What a key has room for, some ten times the vocabulary. */
const MOST_NODES = 0x10000

/**
 * Words by their code units. The first step is a look into a table, all others lie packed in one open hash table of
 * keys and targets, so that a walk along a text touches no object until a word ends. Node 0 is the root.
 */
export class Trie<T> {
  readonly #first = new Uint16Array(0x10000)
  /** Key and target side by side; target 0 is a free place. */
  #steps = new Int32Array(2 << SMALLEST)
  #bits = SMALLEST
  readonly #values: (T | null)[] = [null]

  /** The node after `code`, or 0 where no word goes on so. */
  step(node: number, code: number): number {
    if (node === 0) return this.#first[code]!
    const steps = this.#steps
    const key = (node << 16) | code
    for (let at = placeOf(key, this.#bits); ; at = (at + 2) & (steps.length - 1)) {
      const target = steps[at + 1]!
      if (target === 0 || steps[at] === key) return target
    }
  }

  /** What was planted for the word that ends in this node. */
  at(node: number): T | null {
    return this.#values[node]!
  }

  /** Gives a word its value; `value` is told what it had before. A word that finds no room is left out. */
  plant(word: string, value: (had: T | null) => T): void {
    if (this.#values.length + word.length > MOST_NODES) return
    let node = 0
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i)
      node = this.step(node, code) || this.#grow(node, code)
    }
    this.#values[node] = value(this.#values[node]!)
  }

  #grow(node: number, code: number): number {
    const added = this.#values.push(null) - 1
    if (node === 0) this.#first[code] = added
    else {
      if (added * 4 > this.#steps.length) this.#widen()
      this.#insert((node << 16) | code, added)
    }
    return added
  }

  #insert(key: number, target: number): void {
    const steps = this.#steps
    let at = placeOf(key, this.#bits)
    while (steps[at + 1] !== 0) at = (at + 2) & (steps.length - 1)
    steps[at] = key
    steps[at + 1] = target
  }

  #widen(): void {
    const narrow = this.#steps
    this.#steps = new Int32Array(narrow.length * 2)
    this.#bits++
    for (let at = 0; at < narrow.length; at += 2) if (narrow[at + 1] !== 0) this.#insert(narrow[at]!, narrow[at + 1]!)
  }
}

const placeOf = (key: number, bits: number): number => (Math.imul(key, GOLDEN) >>> (32 - bits)) * 2
