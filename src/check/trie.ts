/**
 * Words by their code units. The steps from node to node lie packed in one open hash table, so that a walk along a text
 * touches no object until a word ends. Node 0 is the root; at most 65,536 nodes.
 */
export class Trie<T> {
  #keys = new Int32Array(1 << 10)
  #targets = new Int32Array(1 << 10)
  #shift = 32 - 10
  readonly #values: (T | null)[] = [null]

  /** The node after `code`, or 0 where no word goes on so. */
  step(node: number, code: number): number {
    const key = (node << 16) | code
    const mask = this.#keys.length - 1
    for (let at = Math.imul(key, GOLDEN) >>> this.#shift; ; at = (at + 1) & mask) {
      const target = this.#targets[at]!
      if (target === 0 || this.#keys[at] === key) return target
    }
  }

  /** What was planted for the word that ends in this node. */
  at(node: number): T | null {
    return this.#values[node]!
  }

  /** Gives a word its value; what it had before is passed to `value`. */
  plant(word: string, value: (had: T | null) => T): void {
    let node = 0
    for (let i = 0; i < word.length; i++)
      node = this.step(node, word.charCodeAt(i)) || this.#grow(node, word.charCodeAt(i))
    this.#values[node] = value(this.#values[node]!)
  }

  #grow(node: number, code: number): number {
    const added = this.#values.push(null) - 1
    if (added * 2 > this.#keys.length) this.#widen()
    this.#insert((node << 16) | code, added)
    return added
  }

  #insert(key: number, target: number): void {
    let at = Math.imul(key, GOLDEN) >>> this.#shift
    while (this.#targets[at] !== 0) at = (at + 1) & (this.#keys.length - 1)
    this.#keys[at] = key
    this.#targets[at] = target
  }

  #widen(): void {
    const [keys, targets] = [this.#keys, this.#targets]
    this.#keys = new Int32Array(keys.length * 2)
    this.#targets = new Int32Array(keys.length * 2)
    this.#shift--
    for (let at = 0; at < keys.length; at++) if (targets[at] !== 0) this.#insert(keys[at]!, targets[at]!)
  }
}

/** 2³² over the golden ratio: spreads keys that differ little. */
const GOLDEN = 0x9e3779b1
