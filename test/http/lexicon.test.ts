import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it } from 'vitest'
import { D1OwnExpressions } from '../../src/adapters/d1-own-expressions.ts'
import type { Draft } from '../../src/domain/draft.ts'
import type { Check } from '../../src/domain/finding.ts'
import { OWN_EXPRESSION_LIMITS, type OwnExpression } from '../../src/domain/own-expression.ts'
import { call, drafted, post, problemOf, SMALL, send } from './client.ts'

const PHRASE = '50户一网格'
const TEXT = `出动巡查人员1204人次，全面推行${PHRASE}。`
const held = new D1OwnExpressions(env.DB)

const add = (...expressions: object[]) => post('/v1/lexicon', { expressions })
const remove = (phrase: string) => call(`/v1/lexicon/${encodeURIComponent(phrase)}`, { method: 'DELETE' })
const listed = async (): Promise<OwnExpression[]> =>
  ((await (await call('/v1/lexicon')).json()) as { expressions: OwnExpression[] }).expressions
const accused = ({ findings }: Check) => findings.filter(({ severity }) => severity === 'error').map(({ text }) => text)
const checked = async (text: string): Promise<string[]> =>
  accused((await (await post('/v1/check', { factSheet: SMALL, text })).json()) as Check)

afterEach(() => env.DB.prepare('DELETE FROM own_expressions').run())

describe("an organisation's own expressions", () => {
  it('are no longer accused by a check, until they are removed', async () => {
    expect((await checked(TEXT)).join()).toContain('50户')
    const response = await add({ phrase: ` ${PHRASE} `, note: '镇办〔2026〕3号' })
    expect(response.status).toBe(200)
    expect(await listed()).toMatchObject([{ phrase: PHRASE, note: '镇办〔2026〕3号', addedBy: '演示用户' }])
    expect(await checked(TEXT)).toEqual([])
    expect(await checked('50户完成整治。')).not.toEqual([])
    expect((await remove(PHRASE)).status).toBe(204)
    expect((await checked(TEXT)).join()).toContain('50户')
    expect((await remove(PHRASE)).status).toBe(404)
  })

  it('are heeded when a draft is edited', async () => {
    const draft = await drafted({ factSheet: SMALL })
    const put = async (text: string) =>
      (await send('PUT', `/v1/drafts/${draft.id}/text`, { text })).json() as Promise<Draft>
    const before = await put(`${draft.text}\n全面推行${PHRASE}。`)
    expect(before.status).toBe('flagged')
    await add({ phrase: PHRASE })
    const after = await put(`${draft.text}\n继续全面推行${PHRASE}。`)
    expect(accused(after.check!)).toEqual([])
    expect(after.status).toBe('clean')
  })

  it('are heeded when a draft is made', async () => {
    const sheet = { ...SMALL, notes: [{ text: `全面推行${PHRASE}，推动问题整改。` }] }
    await add({ phrase: PHRASE })
    const draft = await drafted({ factSheet: sheet })
    expect(draft.text).toContain(PHRASE)
    const figure = draft.check!.figures.find(({ text }) => text.includes('50户'))
    expect(figure).toMatchObject({ text: PHRASE, status: 'exempt' })
  })

  it('say nothing of another organisation', async () => {
    const stranger = { phrase: PHRASE, note: null, addedBy: '外单位', addedAt: '2026-07-06T00:00:00Z' }
    expect(await held.add('other', [stranger], 5)).toBe(true)
    expect(await listed()).toEqual([])
    expect((await checked(TEXT)).join()).toContain('50户')
    expect((await remove(PHRASE)).status).toBe(404)
    expect(await held.list('other')).toEqual([stranger])
  })

  it.each([['五'], [`${'长'.repeat(40)}1`], ['网格行动'], ['1204'], ['五十'], ['网格\n361号'], [361]])(
    'are refused with their place, all or none: %j',
    async (phrase) => {
      const response = await add({ phrase: PHRASE }, { phrase })
      expect(response.status).toBe(422)
      expect((await problemOf(response)).errors[0]?.path).toBe('expressions[1].phrase')
      expect(await listed()).toEqual([])
    },
  )

  it('are removed and found under any letters', async () => {
    for (const phrase of ['24/7值守', '100%承诺', '“一岗？双责”#2']) {
      expect((await add({ phrase })).status).toBe(200)
      expect((await remove(phrase)).status, phrase).toBe(204)
    }
  })

  it('are so many at most, a new note for one that is there not counted', async () => {
    const { held: most } = OWN_EXPRESSION_LIMITS
    expect((await add(...Array.from({ length: most }, (_, n) => ({ phrase: `网格${n}号行动` })))).status).toBe(200)
    const response = await add({ phrase: '网格1号行动' }, { phrase: PHRASE })
    expect(response.status).toBe(422)
    expect((await problemOf(response)).errors[0]?.path).toBe('expressions')
    expect(await listed()).toHaveLength(most)
    expect((await add({ phrase: '网格1号行动', note: '已停用' })).status).toBe(200)
    expect((await listed()).find(({ phrase }) => phrase === '网格1号行动')?.note).toBe('已停用')
  })

  it('end where their digits end', async () => {
    await add({ phrase: '网格12' })
    expect(await checked('建成网格1245个。')).not.toEqual([])
    expect(await checked('建成网格12，6月底前出动巡查人员1204人次。')).toEqual([])
  })

  it('are read in full-width letters too', async () => {
    await add({ phrase: '５０户一网格' })
    expect(await checked(TEXT)).toEqual([])
  })
})
