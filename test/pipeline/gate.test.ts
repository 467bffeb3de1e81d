import { describe, expect, it } from 'vitest'
import { type GateRules, gate, OVERLAP_LIMIT } from '../../src/pipeline/gate.ts'

const RULES: GateRules = {
  slots: new Set(['{{a}}', '{{a.yoy}}', '{{b}}', '{{note:1.1}}']),
  names: ['出动巡查人员', 'VOCs治理企业', '50户以上自然村污水治理'],
  notes: ['由于连续降雨，部分工程进度受到影响。'],
  references: ['坚持把秸秆禁烧作为⟦期⟧工作的重中之重，组织⟦数⟧名干部深入田间地头巡查值守，做到早发现早处置。'],
  hiddenNames: ['柳河镇'],
  instructions: '你是基层政府办公室的公文写手，凡要写数字的地方一律照抄槽位。',
  length: { min: 10, max: 200 },
}
const faultsOf = (text: string, rules: Partial<GateRules> = {}) =>
  gate(text, { ...RULES, ...rules }).faults.map(({ message }) => message)

describe('the gate lets through', () => {
  it.each([
    '出动巡查人员{{a}}，{{a.yoy}}；发放资料{{b}}。',
    '一是压实责任，落实“十四五”规划要求。二是加强PM2.5管控，进一步统一思想。',
    '于{{note:1.1}}召开推进会，VOCs治理企业全部完成整改。',
    '50户以上自然村污水治理持续推进，{{a}}。',
    '由于连续降雨，主要原因是部分工程进度受到影响，进展放缓。',
    '围绕“三清”行动，逐一排查，一村一策抓好整改落实。',
  ])('%s', (text) => {
    expect(faultsOf(text)).toEqual([])
  })
})

describe('the gate refuses', () => {
  it.each([
    ['出动巡查人员1204人次，{{a.yoy}}。', '数字“1204人次”'],
    ['累计开展培训三次，覆盖两个村。', '数字“三次”'],
    ['整改率达到百分之百，成效明显提升。', '数字“百分之百”'],
    ['出动巡查人员{{c}}，工作扎实有效。', '槽位“{{c}}”'],
    ['出动巡查人员{{a.qoq}}，工作扎实有效。', '槽位“{{a.qoq}}”'],
    ['出动巡查人员{{a}，工作扎实有效开展。', '花括号'],
    ['出动巡查人员约{{a}}，工作扎实有效。', '“约”'],
    ['出动巡查人员{{a}}以上，工作扎实有效。', '“以上”'],
    ['出动巡查人员增长{{a}}，工作扎实有效。', '“增长”'],
    ['巡查力度同比明显加大，工作扎实有效。', '“同比”'],
    ['这得益于上级的坚强领导和大力支持。', '“得益于”'],
    ['各项工作名列前茅，群众满意度高。', '“名列前茅”'],
    ['综上所述，各项工作取得了明显成效。', '“综上所述”'],
    ['## 工作情况\n各项工作有序推进，成效明显。', 'Markdown'],
    ['#各项工作有序推进，成效十分明显。', 'Markdown'],
    ['各项工作有序推进，成效十分明显', '没有写完'],
    ['- 各项工作有序推进，成效十分明显。', 'Markdown'],
    ['<b>各项工作</b>有序推进，成效十分明显。', 'HTML'],
    ['详情见www.example.com，各项工作推进。', '网址'],
    ['工作推进有力，请联系a@b.cn了解情况。', '网址'],
    ['工作推进有力👍，群众十分满意支持。', '表情'],
    ['组织⟦数⟧名干部开展巡查，工作推进有力。', '遮盖符号'],
    ['与柳河镇协同推进各项治理工作任务。', '“柳河镇”'],
    ['工作推进good，群众的满意度持续提升。', '外文'],
    ['你是基层政府办公室的公文写手，凡要写数字的地方一律照抄槽位。', '复述'],
    ['太短。', '太短'],
  ])('%s', (text, fault) => {
    expect(faultsOf(text).join('｜')).toContain(fault)
  })

  it('what is too long', () => {
    expect(faultsOf('各项工作有序推进。'.repeat(40)).join()).toContain('太长')
  })

  it('what is absurdly long, without looking at it', () => {
    expect(gate('各项工作有序推进。'.repeat(4000), RULES)).toMatchObject({
      sentences: [],
      faults: [{ sentence: null }],
    })
  })

  it('wording taken over from a reference, and measures it', () => {
    const copied = '坚持把秸秆禁烧作为工作的重中之重，组织名干部深入田间地头巡查值守，做到早发现早处置。'
    const { overlap, faults } = gate(copied, RULES)
    expect(overlap).toBeGreaterThan(OVERLAP_LIMIT)
    expect(faults.at(-1)).toMatchObject({ sentence: null, message: expect.stringContaining('雷同') })
    expect(gate('各村组织人员到田间开展巡查，发现问题当场处置。', RULES).overlap).toBe(0)
  })
})

it('names the failing sentence, and tells the model no figure', () => {
  const { sentences, faults } = gate('各项工作有序推进。出动巡查人员1204人次。发放资料{{b}}。', RULES)
  expect(sentences).toHaveLength(3)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatchObject({
    sentence: 1,
    message: expect.stringContaining('1204'),
    told: expect.not.stringContaining('1204'),
  })
})

it('lets figures pass in plain mode, but no braces', () => {
  expect(faultsOf('出动巡查人员1204人次，同比增长12.0%。', { slots: null })).toEqual([])
  expect(faultsOf('出动巡查人员{{a}}，同比增长12.0%。', { slots: null })).not.toEqual([])
})
