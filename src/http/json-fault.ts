/** Where a text stops being JSON (line and column from 1) and what would have been accepted there. */
export interface JsonFault {
  readonly line: number
  readonly column: number
  readonly expected: string
}

const TOKEN =
  /\s*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true\b|false\b|null\b))/y

type Want = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing'
const WORDS: Readonly<Record<Want, string>> = {
  value: '此处应为一个值（字符串要用双引号）',
  'value-or-end': '此处应为一个值，或以 ] 结束',
  key: '此处应为带双引号的键名（最后一项之后不能有逗号）',
  'key-or-end': '此处应为带双引号的键名，或以 } 结束',
  colon: '键名之后应为冒号',
  'comma-or-end': '此处应为逗号，或结束括号',
  nothing: '内容已经结束，后面不应再有文字',
}

/** Finds the first fault of a text that JSON.parse refused. V8 names the place only sometimes; a sender needs it always. */
export function jsonFault(text: string): JsonFault {
  const open: string[] = []
  let want: Want = 'value'
  let at = 0
  for (;;) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)
    const next: Want | null = token && step(want, token, open)
    if (!token || !next) return placeOf(text, at, WORDS[want])
    at = TOKEN.lastIndex
    want = next
  }
}

/** What may follow the token where `want` was expected; null where the token does not fit. */
function step(want: Want, [, mark, string, scalar]: RegExpExecArray, open: string[]): Want | null {
  const closed = (): Want => (open.length === 0 ? 'nothing' : 'comma-or-end')
  if (want === 'colon') return mark === ':' ? 'value' : null
  if (want === 'key' || want === 'key-or-end') {
    if (string !== undefined) return 'colon'
    return want === 'key-or-end' && mark === '}' && open.pop() ? closed() : null
  }
  if (want === 'comma-or-end') {
    if (mark === ',') return open.at(-1) === '{' ? 'key' : 'value'
    return mark === (open.at(-1) === '{' ? '}' : ']') && open.pop() ? closed() : null
  }
  if (want === 'nothing') return null
  if (string !== undefined || scalar !== undefined) return closed()
  if (mark === '{' || mark === '[') {
    open.push(mark)
    return mark === '{' ? 'key-or-end' : 'value-or-end'
  }
  return want === 'value-or-end' && mark === ']' && open.pop() ? closed() : null
}

/** What often stands where JSON ends, and what is to stand there instead. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/^[“”]/, '此处是中文引号，应改为半角的双引号 "'],
  [/^[‘’'`]/, '此处是单引号，JSON 只用双引号 "'],
  [/^[：，；]/, '此处是全角标点，应改为半角的冒号、逗号'],
  [/^(?:[%‰]|\p{Script=Han})/u, '文字要用双引号括起来；数字后面不能直接跟单位'],
  [/^(?:True|False|None|NaN|undefined)\b/, 'JSON 只有 true、false、null 这几个词'],
  [/^(?:\/\/|\/\*|#)/, 'JSON 里不能写注释'],
  [/^"[^"\u0000-\u001f]*[\u0000-\u001f]/, '引号里的文字不能直接换行或含制表符，换行请写作 \\n'],
  [/^"[^"]*$/, '这里开始的文字没有以双引号结束'],
  [/^[+-]?[\d.]+[a-z]/i, '数字里混有字母（例如把 0 写成了 O）；数字也可以写成带引号的文字'],
  [/^[+-]?[\d.]/, '数字的写法不对：不能以 0、+ 或小数点开头；可以写成带引号的文字'],
]

const SEPARATED = '数字里不能有分位的逗号，1,204 应写作 1204'

function placeOf(text: string, at: number, expected: string): JsonFault {
  const fault = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0)
  const before = text.slice(0, fault)
  const lines = before.split('\n')
  const rest = text.slice(fault, fault + 10_000)
  const slip = /\d,$/.test(before) && /^\d{3}/.test(rest) ? SEPARATED : SLIPS.find(([form]) => form.test(rest))?.[1]
  return {
    line: lines.length,
    column: lines.at(-1)!.length + 1,
    expected: fault >= text.length ? `内容在这里中断，${expected}` : (slip ?? expected),
  }
}
