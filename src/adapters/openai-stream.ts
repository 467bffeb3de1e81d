import type OpenAI from 'openai'
import { type ModelAnswer, ModelFault } from '../pipeline/ports.ts'

type Chunk = OpenAI.ChatCompletionChunk
type Choice = OpenAI.ChatCompletionChunk.Choice

/** What providers put where the type says `string | null`: parts, nothing at all, or reasoning beside it. */
const textOf = (content: unknown): string => {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map((part) => (typeof part?.text === 'string' ? part.text : '')).join('')
}

interface Collected {
  text: string
  model: string
  finish: string | null
  usage: { inputTokens: number; outputTokens: number } | null
}

/** Whole answers come in `message`, streams in `delta`; servers that ignore `stream` send the former in the latter's place. */
function take(into: Collected, chunk: Chunk): string {
  const choice = chunk.choices?.[0] as (Choice & { message?: { content?: unknown } }) | undefined
  const text = textOf(choice?.delta?.content ?? choice?.message?.content)
  into.text += text
  into.model = chunk.model || into.model
  into.finish = choice?.finish_reason ?? into.finish
  if (chunk.usage)
    into.usage = { inputTokens: chunk.usage.prompt_tokens ?? 0, outputTokens: chunk.usage.completion_tokens ?? 0 }
  return text
}

/** Servers that count no tokens: a Chinese character is about one. */
const estimated = (text: string): number => Math.ceil(text.length)

/** Without a reason for its end a stream was cut, unless it came to the usage and to the end of a sentence. */
const isCutOff = ({ finish, usage, text }: Collected): boolean =>
  finish === null && text.trim() !== '' && !(usage !== null && /[。！？”）}]\s*$/.test(text))

/**
 * Collects a stream into an answer, passing text on as it comes. Throws ModelFault for an answer that is empty, was cut
 * off, or does not end: beyond `maxCharacters` nothing more is read.
 */
export async function collect(
  chunks: AsyncIterable<Chunk>,
  request: { model: string; promptLength: number; maxCharacters: number },
  onText: (text: string) => void,
): Promise<Omit<ModelAnswer, 'usage'> & { usage: Omit<ModelAnswer['usage'], 'milliseconds'> }> {
  const got: Collected = { text: '', model: request.model, finish: null, usage: null }
  for await (const chunk of chunks) {
    const text = take(got, chunk)
    if (got.text.length > request.maxCharacters) throw new ModelFault('truncated', '模型的答复没完没了，已经中止')
    if (text !== '') onText(text)
  }
  if (got.finish === 'length') throw new ModelFault('truncated', '模型的答复超出长度上限，没有写完')
  if (got.finish === 'content_filter') throw new ModelFault('refused', '模型服务以内容审查为由中止了答复')
  if (isCutOff(got)) throw new ModelFault('truncated', '模型的答复中途断了')
  if (got.text.trim() === '') throw new ModelFault('empty', '模型没有给出正文')
  const usage = got.usage ?? { inputTokens: request.promptLength, outputTokens: estimated(got.text) }
  return { text: got.text, model: got.model, usage }
}
