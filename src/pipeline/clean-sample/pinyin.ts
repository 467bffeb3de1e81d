import { type CleaningStep, replaceAll } from './step.ts'

/** Converters write the reading behind a character: 總結(jié). Lower case only: (AQI), (GDP) and (SO2) stay. */
export const pinyin: CleaningStep = {
  name: 'pinyin',
  says: '删去汉字后括注的拼音',
  run: (text) => replaceAll(text, READING, () => ''),
}

const READING = /(?<=\p{Script=Han}|\))\s?\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüɡ]{1,6}\)/gu
