/** What each code unit does: ends a sentence, breaks off a clause. */
const MARKS = new Uint8Array(0x10000)
const ENDS = 1
const BREAKS = 2
for (const c of '。！？\n!?') MARKS[c.charCodeAt(0)]! |= ENDS
for (const c of '，；：、（）(),;:。\n！？') MARKS[c.charCodeAt(0)]! |= BREAKS
/** True where a clause, a list item or a bracket breaks off. */
export const breaksAt = (text: string, at: number): boolean => (MARKS[text.charCodeAt(at)]! & BREAKS) !== 0
/** True where a sentence ends. */
export const endsAt = (text: string, at: number): boolean => (MARKS[text.charCodeAt(at)]! & ENDS) !== 0
