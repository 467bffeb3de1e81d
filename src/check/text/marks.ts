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
/** 0 past the end of the text. */
const marksAt = (text: string, at: number): number => (at < text.length ? MARKS[text.charCodeAt(at)]! : 0)
/** True where a clause, a list item or a bracket breaks off. */
export const breaksAt = (text: string, at: number): boolean => (marksAt(text, at) & BREAKS) !== 0
/** True where a sentence ends. */
export const endsAt = (text: string, at: number): boolean => (marksAt(text, at) & ENDS) !== 0
/** True where a bracket opens, and where one closes. */
export const opensAt = (text: string, at: number): boolean => (marksAt(text, at) & OPENS) !== 0
export const closesAt = (text: string, at: number): boolean => (marksAt(text, at) & CLOSES) !== 0
