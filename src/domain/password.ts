import commonPasswords from './common-passwords.json' with { type: 'json' }

const LEAST = 8
const MOST = 128
const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u, /\p{Lo}/u]
const USED = ['没有用到认得的字符', '只用了一类字符', '只用了两类字符']
const COMMON = new Set(commonPasswords)

/** What the pages say of the rule beforehand. */
export const PASSWORD_RULE = `至少 ${LEAST} 位，大写字母、小写字母、数字、符号中至少三类，不含用户名，也不是常见密码`

/**
 * What is wrong with a password for that user name, in Chinese, each fault a clause that has commas of its own; empty where nothing is
 * (GB/T 22239-2019 8.1.4.1: 身份鉴别信息具有复杂度要求).
 */
export function passwordFaults(password: string, userName: string): string[] {
  const length = [...password].length
  const classes = CLASSES.filter((kind) => kind.test(password)).length
  const faults: string[] = []
  if (length < LEAST) faults.push(`只有 ${length} 位，至少要 ${LEAST} 位`)
  if (length > MOST) faults.push(`有 ${length} 位，最多 ${MOST} 位`)
  if (classes < 3) faults.push(`${USED[classes]}，大写字母、小写字母、数字、符号中至少要用三类`)
  if (userName && plain(password).includes(plain(userName))) faults.push('含有用户名')
  if (isCommon(password)) faults.push('是常见密码，容易被猜到')
  return faults
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** The stem decides: P@ssw0rd! and Password2026 are the word `password` in its usual dress. */
function isCommon(password: string): boolean {
  const whole = plain(password)
  const stem = whole.replace(/[\p{N}\p{P}\p{S}]+$/u, '')
  const words = [whole, stem, undressed(whole), undressed(stem)]
  return words.some((word) => COMMON.has(word) || COMMON.has(word.replace(/[^\p{L}\p{N}]/gu, '')))
}

const undressed = (text: string): string =>
  text.replace(/[@4]/g, 'a').replace(/0/g, 'o').replace(/[$5]/g, 's').replace(/3/g, 'e').replace(/1/g, 'l')
