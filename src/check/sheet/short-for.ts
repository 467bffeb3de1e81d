/** 泊位 for 停车泊位, 非遗 for 非物质文化遗产: all its characters stand in the other, in order. */
export function isShortFor(short: string, word: string): boolean {
  let at = 0
  for (const char of word) if (char === short[at]) at++
  return at === short.length
}
