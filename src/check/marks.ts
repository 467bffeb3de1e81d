/** What each code unit does: ends a sentence, breaks off a clause, opens or closes a bracket. */
const MARKS = new Uint8Array(0x10000)
const ENDS = 1
const BREAKS = 2
const OPENS = 4
const CLOSES = 8
for (const c of '。！？\n!?') MARKS[c.charCodeAt(0)]! |= ENDS
for (const c of '，；：、（）(),;:。\n！？') MARKS[c.charCodeAt(0)]! |= BREAKS
for (const c of '（(') MARKS[c.charCodeAt(0)]! |= OPENS
for (const c of '）)') MARKS[c.charCodeAt(0)]! |= CLOSES
/** True where a clause, a list item or a bracket breaks off. */
export const breaksAt = (text: string, at: number): boolean => (MARKS[text.charCodeAt(at)]! & BREAKS) !== 0
/** True where a sentence ends. */
export const endsAt = (text: string, at: number): boolean => (MARKS[text.charCodeAt(at)]! & ENDS) !== 0
/** True where a bracket opens, and where one closes. */
export const opensAt = (text: string, at: number): boolean => (MARKS[text.charCodeAt(at)]! & OPENS) !== 0
export const closesAt = (text: string, at: number): boolean => (MARKS[text.charCodeAt(at)]! & CLOSES) !== 0
