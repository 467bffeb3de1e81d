import { describe, expect, it } from 'vitest'
import { matterWeights } from '../../src/adapters/matter-weight.ts'

describe('matterWeights', () => {
  it('tells the matter that is asked for from another of the same theme that shares its words', () => {
    const pipes = '铺设污水管网六公里，接户八百户。'
    const farms = '铺设沼液还田管网，粪污集中处理。'
    const [asked, other] = matterWeights([pipes, farms], ['新建污水管网', '雨污分流改造'])
    expect(asked).toBeGreaterThan(other! + 0.5)
  })

  it('knows other words for the same work', () => {
    const [kindred, foreign] = matterWeights(['组织护林员巡山，除治松材线虫。', '组织保洁员清扫街巷。'], ['森林防火'])
    expect(kindred).toBeGreaterThan(foreign!)
  })

  it('prefers a passage that opens with the matter, and one that speaks of one matter wholly to one that touches two', () => {
    const [opens, mentions] = matterWeights(['改造户厕：共三十座。', '三十座已完工：改造户厕。'], ['户厕改造'])
    expect(opens).toBeGreaterThan(mentions!)
    const [wholly, touches] = matterWeights(['清理河道漂浮物。', '巡河时清理街道。'], ['清理河道漂浮物', '巡河次数'])
    expect(wholly).toBeGreaterThan(touches!)
  })

  it('changes nothing where nothing is asked or held', () => {
    expect(matterWeights(['召开会议。'], [])).toEqual([1])
    expect(matterWeights(['召开会议。', '整修校舍。'], ['PM2.5'])).toEqual([1, 1])
    expect(matterWeights([], ['巡河'])).toEqual([])
  })
})
