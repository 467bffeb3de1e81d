import { receivedValue } from './received-value.ts'

/* What is said of a field for which its schema has no words of its own. */

/** What a field holds, by zod's name of it. */
const KINDS: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  object: '对象（{…}）',
  record: '对象（{…}）',
  array: '列表（[…]）',
  file: '文件',
}

/** What zod tells of a value that it refuses, as far as words are made of it. */
export interface Refusal {
  readonly code?: string
  readonly input?: unknown
  readonly expected?: string
  readonly values?: readonly unknown[]
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly keys?: readonly string[]
}

const sized = (origin: string | undefined, size: number | bigint): string =>
  origin === 'string' ? ` ${size} 个字` : origin === 'array' ? ` ${size} 项` : ` ${size}`

/** The refusal in words, without the name of its field; undefined where zod's own Chinese will do. */
export function refusalWords(refusal: Refusal): string | undefined {
  const { code, input, expected = '', values = [], origin, minimum, maximum, keys = [] } = refusal
  const received = input === undefined ? '没有填写' : `收到的是${receivedValue(input)}`
  const measured = origin === 'string' || origin === 'array'
  switch (code) {
    case 'invalid_type':
      return `应为${KINDS[expected] ?? '另一种内容'}，${received}`
    case 'invalid_value':
      return `应为 ${values.filter((value) => value !== '').join('、')} 之一，${received}`
    case 'too_big':
      return `${measured ? '最多' : '不能大于'}${sized(origin, maximum ?? 0)}`
    case 'too_small':
      return `${measured ? '至少' : '不能小于'}${sized(origin, minimum ?? 0)}`
    case 'unrecognized_keys':
      return `没有“${keys.join('”“')}”这一项`
    case 'invalid_union':
      return `格式不对，${received}`
    default:
      return undefined
  }
}

/** Whether words were made here, which do not name the field that they are about. */
const isBare = (message: string): boolean => /^(应为|格式不对|最多|至少|不能[大小]于)/.test(message)

/** One of several places of its kind: words that name the field alone do not say in which. */
const isOneOfMany = (path: string): boolean => path.includes('[')

/** The same words with the place that they are about, for an error that stands without its list of places. */
export function placed({ path, message }: { readonly path: string; readonly message: string }): string {
  if (isBare(message)) return path ? `${path} ${message}` : `正文${message}`
  return isOneOfMany(path) && !message.includes(path) ? `${path}：${message}` : message
}
