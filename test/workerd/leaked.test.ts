import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { D1Samples } from '../../src/adapters/d1-samples.ts'
import type { Draft } from '../../src/domain/draft.ts'
import type { SampleDetail } from '../../src/domain/passage.ts'
import { mask } from '../../src/pipeline/mask.ts'
import { EMBEDDED } from '../../src/pipeline/ports.ts'
import { call, post, SHEETS, send } from '../http/client.ts'
import { embeddedReports } from './embedded-reports.ts'
import { ScriptedModel } from './scripted-model.ts'

const model = new ScriptedModel()
beforeAll(async () => {
  await new D1Samples(env.DB).saveAll(EMBEDDED, await embeddedReports())
  model.enable()
})
afterAll(model.disable)
beforeEach(() => model.reset())

const drafted = async (): Promise<Draft> => {
  const request = { factSheet: SHEETS['township-environment'], drafter: 'llm' }
  return (await post('/v1/drafts', request, { prefer: 'wait=30' })).json()
}

/** What the references of a draft hide: a number with its measure and a place, each with the report it stands in. */
async function hiddenOf(draft: Draft) {
  const references = draft.sections.flatMap((section) => section.references)
  const masked = await Promise.all(
    references.map(async ({ passageId, sampleId, sampleTitle }) => {
      const { contents, year } = (await (await call(`/v1/samples/${sampleId}`)).json()) as SampleDetail
      const { text } = contents.find(({ id }) => id === passageId)!
      return mask(text, { title: sampleTitle, year }).hidden.map((words) => ({ words, sampleTitle }))
    }),
  )
  const hidden = masked.flat()
  return {
    number: hidden.find(({ words }) => /^\d{3,}(户|人次|公里|吨|亩)$/.test(words))!,
    place: hidden.find(({ words }) => /^\p{Script=Han}{2,}[镇乡村河]$/u.test(words))!,
  }
}

describe('what another report says', () => {
  it('does not get into the draft although the model writes it', async () => {
    const { number, place } = await hiddenOf(await drafted())
    model.behaviour = { ...model.behaviour, mode: 'echo', answer: `${place.words}先行一步，完成改造${number.words}。` }
    const fresh = await post(
      '/v1/drafts',
      { factSheet: { ...SHEETS['township-environment']!, title: '另一篇' }, drafter: 'llm' },
      { prefer: 'wait=30' },
    )
    const { text, check } = (await fresh.json()) as Draft
    expect(model.seen.some(({ said }) => said.includes(place.words))).toBe(true)
    expect(text).not.toContain(place.words)
    expect(text).not.toContain(number.words)
    expect(check?.findings.filter(({ code }) => code === 'leaked')).toEqual([])
  })

  it('is found with its source when somebody writes it into the draft', async () => {
    const draft = await drafted()
    const { number, place } = await hiddenOf(draft)
    const text = `${draft.text}\n${place.words}先行一步，完成改造${number.words}。\n`
    const edited = (await (await send('PUT', `/v1/drafts/${draft.id}/text`, { text })).json()) as Draft
    const leaks = edited.check!.findings.filter(({ code }) => code === 'leaked')
    expect(leaks.map((one) => one.text)).toEqual([place.words, number.words])
    expect(leaks[0]).toMatchObject({ severity: 'error' })
    expect(leaks[0]?.message).toContain(`《${place.sampleTitle}》`)
    expect(leaks[1]?.message).toContain(`《${number.sampleTitle}》`)
  })
})
