import type { TakenSample } from '../../src/pipeline/take-in-sample.ts'

const PASSAGES_A_REPORT = 25
const SYLLABLES = [
  ...'柏松杨柳槐榆桃李梅兰竹菊石岩沙泉溪河湖塘坝桥渡关店集庄屯寨坪坡岭沟湾洲埠营台堡塔庙云霞星月金银铜铁东西南北上中下新安平永兴康宁福禄寿喜',
]

/** Numbers that look random and are the same in every run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Reports for measuring size, not quality: passages put together from the clauses of the embedded ones, those of one theme
 * and section among themselves, with places of their own. Harder on an index than real reports: the same wording returns more often.
 */
export function* syntheticReports(real: readonly TakenSample[], seed = 1): Generator<TakenSample, never> {
  const next = chance(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!
  const place = () => `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(['村', '社区', '镇', '沟', '公司'])}`
  const passages = real.flatMap((report) => report.passages)
  const kin = Map.groupBy(passages, ({ section, themes }) => `${section}/${themes[0] ?? ''}`)
  const clauses = new Map([...kin].map(([name, all]) => [name, all.flatMap(({ text }) => text.split(/(?<=[，；。])/))]))
  for (let number = 1; ; number++) {
    const id = `synthetic-${seed}-${number}`
    const { sample } = pick(real)
    const year = 2016 + Math.floor(next() * 10)
    const contents = Array.from({ length: PASSAGES_A_REPORT }, (_, at) => {
      const model = pick(passages)
      const words = clauses.get(`${model.section}/${model.themes[0] ?? ''}`)!
      const length = 3 + Math.floor(next() * 8)
      const text = Array.from({ length }, () => (next() < 0.2 ? `${place()}` : '') + pick(words)).join('')
      return { ...model, id: `${id}-${at + 1}`, sampleId: id, reportType: sample.reportType, year, text }
    })
    yield {
      sample: { ...sample, id, year, title: `${place()}工作报告`, passages: contents.length },
      text: contents.map(({ text }) => text).join('\n'),
      original: '',
      cleaning: [],
      passages: contents,
    }
  }
}
