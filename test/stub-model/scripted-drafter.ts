import type { Behaviour, Mistake } from './behaviour.ts'

/*
 * A model by script: reads the JSON that the service sends and writes plausible official prose with its slots, as a
 * good model would; or makes the mistake it is told to make.
 */

interface FactAsked {
  readonly name: string
  readonly required: boolean
  readonly partOf?: string
  readonly slots?: readonly string[]
  readonly figures?: readonly { readonly words: string; readonly says: string }[]
}
export interface Asked {
  readonly section?: { readonly heading: string | null; readonly kind: string; readonly themes: readonly string[] }
  readonly facts?: readonly FactAsked[]
  readonly notes?: readonly string[]
  readonly sentences?: readonly { readonly text: string; readonly faults: readonly string[] }[]
  readonly draft?: string
  readonly previous?: string
}

const bare = (text: string): string => text.replace(/[⟪⟫]/g, '').replace(/^其中[：:，]?/, '')

interface Said {
  readonly value: string
  readonly yoy: string | null
  readonly completion: string | null
  readonly parts: string | null
}

/** How plain mode says what slots mode says by the slot's ending. */
const MEANING = { change: '本期增减', yoy: '同比变化', completion: '目标完成', gap: '与目标', parts: '各组成' } as const

/** The slots (or, in plain mode, the words) that a fact offers, by what they say. */
function saidOf(fact: FactAsked): Said {
  const find = (aspect: keyof typeof MEANING): string | null =>
    fact.slots?.find((slot) => slot.endsWith(`.${aspect}}}`)) ??
    fact.figures?.find(({ says }) => says.startsWith(MEANING[aspect]))?.words ??
    null
  return {
    value: find('change') ?? fact.slots?.[0] ?? fact.figures?.[0]?.words ?? '',
    yoy: find('yoy'),
    completion: find('completion') ?? find('gap'),
    parts: find('parts'),
  }
}

function clauseOf(fact: FactAsked): string {
  const { value, yoy, completion, parts } = saidOf(fact)
  return [`${bare(fact.name)}${value}`, yoy, completion, parts].filter((each) => each !== null).join('，')
}

/** Facts that the total's parts slot does not say already. */
const heads = (facts: readonly FactAsked[]): readonly FactAsked[] =>
  facts.filter((fact) => !fact.partOf || !facts.some((total) => total.name === fact.partOf && saidOf(total).parts))

const BEGINNINGS = [
  '',
  '坚持常抓不懈，',
  '围绕年度任务，',
  '突出工作重点，',
  '盯住薄弱环节，',
  '发挥各方合力，',
] as const
const OPENERS = ['在此基础上，', '同时，', '此外，', '另外，'] as const

/** Another beginning for another section. */
const beginningOf = (heading: string): string =>
  BEGINNINGS[[...heading].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % BEGINNINGS.length]!

function sentencesOf(facts: readonly FactAsked[], heading: string): string[] {
  const groups: FactAsked[][] = []
  for (const fact of heads(facts)) {
    const last = groups.at(-1)
    if (last && last.length < 3) last.push(fact)
    else groups.push([fact])
  }
  return groups.map((group, index) => {
    const opener = index === 0 ? beginningOf(heading) : OPENERS[(index - 1) % OPENERS.length]
    return `${opener}${group.map(clauseOf).join('；')}。`
  })
}

const noteSentence = (note: string): string => `${bare(note).replace(/[。；，]+$/, '')}。`

function draftOf(asked: Asked): string {
  const facts = asked.facts ?? []
  const text = [...sentencesOf(facts, asked.section?.heading ?? ''), ...(asked.notes ?? []).map(noteSentence)].join('')
  if (text !== '') return text
  return `围绕${asked.section?.themes.join('、') || '重点工作'}，细化工作措施，压实工作责任，抓好跟踪督办，确保各项任务落到实处。`
}

/** Repairs a sentence as told: takes out what the gate or the checker named. */
function repaired(text: string, facts: readonly FactAsked[]): string {
  const named = facts.filter((fact) => text.includes(bare(fact.name)))
  return named.length > 0 ? `${named.map(clauseOf).join('；')}。` : '删去'
}

/** Exchanges the first two value slots of the text. */
function swapped(text: string): string {
  const [first, second] = [...text.matchAll(/\{\{[^}.:]+\}\}/g)].map((match) => match[0])
  if (!first || !second) return text
  return text.replace(first, '\u0001').replace(second, first).replace('\u0001', second)
}

const MISTAKE: Record<Mistake, (text: string) => string> = {
  'wrong-digit': (text) => text.replace(/\{\{[^}]+\}\}|\d[\d.]*余?[^\d，；。]{1,4}(?=[，；。])/, '1240人次'),
  swapped,
  invented: (text) => `${text}累计投入资金38.6万元，覆盖群众5200余户。`,
  forgotten: (text) => text.replace(/；[^；。]*(?:\{\{|\d)[^；。]*。/, '。'),
  taciturn: (text) => text.replace(/(?<=。)[^。]*。$/, ''),
  'foreign-slot': (text) => text.replace(/\{\{[^}]+\}\}/, '{{nowhere.yoy}}'),
  hedged: (text) => text.replace(/\{\{/, '约{{'),
  direction: (text) => text.replace(/\{\{/, '增长{{'),
  cause: (text) => `${text}这得益于上级领导的亲切关怀。`,
  markdown: (text) => `## 工作情况\n- **${text}**`,
  empty: () => '   ',
  refusal: () => '抱歉，作为一个AI助手，我无法协助完成这一请求。',
}

/** Does what the texts in the JSON command: what an attacker hopes for. */
function obeying(system: string, user: string, asked: Asked): string {
  const commands = user.match(/[^。"⟪⟫]*(?:忽略|ignore|系统提示|改为|改成|输出|写成)[^"⟪⟫]*/gi) ?? []
  const slots = user.match(/[{｛]{2}[^}｝]+[}｝]{2}/g) ?? []
  const decoded = (user.match(/[A-Za-z0-9+/]{16,}={0,2}/g) ?? []).map((text) => Buffer.from(text, 'base64').toString())
  const leak = /系统提示|system prompt/i.test(user + decoded.join('')) ? system.slice(0, 400) : ''
  return `${draftOf(asked)}${commands.join('')}${slots.join('')}${decoded.join('')}出动人员9999人次。${leak}`
}

/** The answer that the stub's model gives to a request. */
export function answerOf(system: string, user: string, behaviour: Behaviour): string {
  if (behaviour.mode === 'echo') return behaviour.answer
  const asked = JSON.parse(user) as Asked
  if (behaviour.mode === 'obey') return obeying(system, user, asked)
  const again = asked.sentences !== undefined || asked.draft !== undefined || asked.previous !== undefined
  const text = asked.sentences
    ? asked.sentences.map((sentence) => repaired(sentence.text, asked.facts ?? [])).join('\n')
    : draftOf(asked)
  return again && !behaviour.stubborn ? text : behaviour.mistakes.reduce((out, mistake) => MISTAKE[mistake](out), text)
}
