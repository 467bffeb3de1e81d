/** Characters without width: joiners, marks of direction, the hyphen of a break that did not come. */
export const INVISIBLE = '\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufeff'
/** What ends a line or a page besides \n: of Word, of PDF, of old machines. */
export const BREAKS = /\r(?!\n)|[\v\f\u0085\u2028\u2029]/g
