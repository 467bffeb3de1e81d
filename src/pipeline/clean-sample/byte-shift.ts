import { type CleaningStep, replaceAll } from './step.ts'

/**
 * Bytes lost in conversion shift what follows: 總?cè)丝诩s36770人 was 總人口約36770人, and a digit may be among what was lost.
 * The stretch is marked with U+FFFD and nothing is guessed; a figure beside the mark is damaged for the checker.
 */
export const byteShift: CleaningStep = {
  name: 'byte-shift',
  says: '标出编码损坏之处（�），不猜测原文',
  run: (text) => replaceAll(text, LOST, () => '\ufffd'),
}

const PINYIN = 'a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü'
/** A swallowed opening bracket with its pinyin and up to three shifted characters, or a lone ? where a digit stood. */
const LOST = new RegExp(
  `[?\ufffd][${PINYIN}]{1,6}\\)\\p{Script=Han}{0,3}[a-z]?|(?<=\\p{Script=Han})\\?(?=[\\d.])|\ufffd+`,
  'gu',
)
