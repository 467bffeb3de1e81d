import listing from '../lexicon/listing.json' with { type: 'json' }

/** A verb or noun that counts stands right before: 新建…, 共…, 查处…. */
export const COUNTED = new RegExp(`(?:${listing.countVerbs.join('|')})[^，。；、]{0,10}$`)
