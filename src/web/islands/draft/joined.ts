const ENDS = /[。！？；：\n]$/
const MARK = /^[，。；、：！？\n]/

/** A clause as it joins the words before and after it: a sentence of its own between sentences, a comma within one. */
export function joined(before: string, clause: string, after: string): string {
  if (before.trim() === '' || ENDS.test(before)) return `${clause}。`
  const lead = /[，、（]$/.test(before) ? '' : '，'
  const tail = after === '' ? '。' : MARK.test(after) ? '' : '，'
  return `${lead}${clause}${tail}`
}
