import type { JsonSchema } from '../../../http/openapi/json-schema.ts'
import { nameOf } from './description.ts'

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数',
  boolean: 'true 或 false',
  array: '列表',
  object: '对象',
  null: 'null',
}

/** A description's words: what stands in backquotes as code. */
export const Words = ({ text }: { text: string }) => (
  <span class="words">{text.split('`').map((part, at) => (at % 2 ? <code key={part}>{part}</code> : part))}</span>
)

/** What a value may be, in a few words: `文字或 null，最长 120 字`. */
export function typeInWords(schema: JsonSchema): string {
  const limits = limitsOf(schema)
  return [kindOf(schema), ...limits].join('，')
}

function kindOf(schema: JsonSchema): string {
  if (schema.$ref) return nameOf(schema.$ref)
  if (schema.const !== undefined) return `只能是 ${JSON.stringify(schema.const)}`
  if (schema.enum) return schema.enum.filter((value) => value !== '').join('、')
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeInWords))].join('或 ')
  if (schema.format === 'binary') return '文件'
  const types = [schema.type ?? []].flat()
  if (types[0] === 'array') return `列表，每项为 ${typeInWords(schema.items ?? {})}`
  return types.map((type) => TYPES[type] ?? type).join('或 ') || '任意'
}

function limitsOf(schema: JsonSchema): string[] {
  const { minLength, maxLength, minItems, maxItems, minimum, maximum } = schema
  const says = [
    minLength && minLength > 1 ? `最短 ${minLength} 字` : '',
    maxLength === undefined ? '' : `最长 ${maxLength} 字`,
    minItems ? `至少 ${minItems} 项` : '',
    maxItems === undefined ? '' : `最多 ${maxItems} 项`,
    minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? '' : `不小于 ${minimum}`,
    maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? '' : `不大于 ${maximum}`,
    schema.default === undefined || schema.default === null ? '' : `默认 ${JSON.stringify(schema.default)}`,
  ]
  return says.filter((words) => words !== '')
}

const MOST_ROWS = 20

/** Text to read and to copy, which scrolls where it is long. */
export const Verbatim = ({ text, label }: { text: string; label: string }) => (
  <textarea
    class="verbatim"
    readOnly
    spellcheck={false}
    rows={Math.min(MOST_ROWS, text.split('\n').length + 1)}
    aria-label={label}
    value={text}
  />
)
