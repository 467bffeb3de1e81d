import { abortAllDurableObjects } from 'cloudflare:test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Draft } from '../../src/domain/draft.ts'
import { post, problemOf, reread, SHEETS, send } from '../http/client.ts'
import { ScriptedModel } from './scripted-model.ts'

const model = new ScriptedModel()
beforeAll(model.enable)
afterAll(model.disable)
beforeEach(() => model.reset())

const until = async (reached: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 1000 && !(await reached()); tries++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  expect(await reached()).toBe(true)
}
/** A finished draft and a section that the model wrote; the model has been asked for nothing since. */
async function ready() {
  const request = { factSheet: SHEETS['township-quarterly'], drafter: 'llm' }
  const draft = (await (await post('/v1/drafts', request, { prefer: 'wait=20' })).json()) as Draft
  const section = draft.sections.find(({ drafter }) => drafter === 'llm')!
  model.seen.length = 0
  const redraft = (instruction: string) =>
    post(`/v1/drafts/${draft.id}/sections/${section.id}/redraft`, { instruction }, { 'if-match': `"${draft.version}"` })
  return { draft, section, redraft }
}

describe('a section that is drafted again', () => {
  it('is asked for once, however many ask, and counts with its usage', async () => {
    const { draft, section, redraft } = await ready()
    model.latencyMs = 200
    const answers = await Promise.all([redraft('简短些'), redraft('简短些'), redraft('简短些')])
    const drafts = await Promise.all(answers.map(async (answer) => (await answer.json()) as Draft))
    expect(drafts[0]?.version).toBe(draft.version + 1)
    expect(new Set(drafts.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(model.seen.map(({ heading }) => heading)).toHaveLength(1)
    const again = drafts[0]!.sections.find(({ id }) => id === section.id)
    expect(again).toMatchObject({ drafter: 'llm', usage: { models: ['scripted'] } })
  })

  it('is written although the service dies in between and nobody waits', async () => {
    const { draft, redraft } = await ready()
    model.holds = () => true
    const asked = redraft('写详细些').catch(() => null)
    await until(() => model.seen.length === 1)
    await abortAllDurableObjects()
    await asked
    model.holds = () => false
    await until(async () => (await reread(draft.id)).version === draft.version + 1)
    expect((await reread(draft.id)).status).toBe('clean')
  })

  it('is called off: nothing is changed, the model is asked no more, and the same may be asked anew', async () => {
    const { draft, section, redraft } = await ready()
    const cancel = () =>
      post(
        `/v1/drafts/${draft.id}/sections/${section.id}/redraft/cancel`,
        { instruction: '精简' },
        { 'if-match': `"${draft.version}"` },
      )
    model.holds = () => true
    const asked = redraft('精简')
    await until(() => model.seen.length === 1)
    const { version, text, sections } = draft
    expect(await (await cancel()).json()).toMatchObject({ version, text, sections })
    const refused = await asked
    expect(refused.status).toBe(409)
    expect((await problemOf(refused)).detail).toContain('已取消重写')
    model.holds = () => false
    expect(await reread(draft.id)).toMatchObject({ version, text, sections })
    expect((await redraft('精简')).status).toBe(200)
    expect(((await (await cancel()).json()) as Draft).version).toBe(draft.version + 1)
  })

  it('changes nothing where the draft was changed meanwhile', async () => {
    const { draft, redraft } = await ready()
    model.holds = () => true
    const asked = redraft('换个说法')
    await until(() => model.seen.length === 1)
    const edited = (await (
      await send('PUT', `/v1/drafts/${draft.id}/text`, { text: `${draft.text}\n` })
    ).json()) as Draft
    model.holds = () => false
    const answer = await asked
    expect(answer.status).toBe(412)
    expect((await problemOf(answer)).code).toBe('version-moved-on')
    expect(await reread(draft.id)).toMatchObject(edited)
  })
})
