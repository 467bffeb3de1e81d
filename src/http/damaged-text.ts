/* Chinese that was destroyed on its way here: how one can see it, and the line of Java that mends the sender. */

/** One way in which Chinese is lost, with what a Java program must change. */
export interface Damage {
  readonly what: string
  readonly mend: string
}

const TO_BYTES =
  'Java 请用 new StringEntity(json, ContentType.APPLICATION_JSON)，或 out.write(json.getBytes(StandardCharsets.UTF_8))'

/** Bytes that are no UTF-8, and of what else nobody can tell. */
export const NOT_UTF8: Damage = { what: '收到的内容不是 UTF-8', mend: `中文多半没有按 UTF-8 编码发送。${TO_BYTES}` }

/** Bytes that are UTF-16, as Windows programs call “Unicode”. */
export const UTF16: Damage = { what: '收到的内容不是 UTF-8，而是 UTF-16', mend: TO_BYTES }

/** Bytes that were packed; the service unpacks no request. */
export const PACKED: Damage = {
  what: '收到的是压缩过的内容（gzip）',
  mend: '请不要压缩请求的正文，并去掉 Content-Encoding',
}

/** GBK bytes: what they say read as GBK proves it to the developer. */
export const gbkBytes = (text: string): Damage => ({
  what: `收到的内容不是 UTF-8，而是 GBK（按 GBK 读作“${sampleOf(text)}”）`,
  mend: `json.getBytes() 不带参数时用的是系统默认编码。${TO_BYTES}，或以 -Dfile.encoding=UTF-8 启动`,
})

/** The first Chinese words of a text. */
const sampleOf = (text: string): string => /\p{sc=Han}{1,20}/u.exec(text)?.[0] ?? text.slice(0, 20)

interface Sign extends Damage {
  readonly sign: RegExp
  /** Only where a name stands: elsewhere question marks may be meant. */
  readonly inNames?: true
}
const SIGNS: readonly Sign[] = [
  {
    sign: /锟斤拷/,
    what: '文字已损坏（“锟斤拷”）',
    mend: 'GBK 字节先被当作 UTF-8 读、又转回过 GBK。读文件或数据库时请写明编码：new String(bytes, "GBK")，发送时用 UTF-8',
  },
  {
    sign: /\uFFFD/,
    what: '文字已损坏（出现“�”）',
    mend: `发送前就已把 GBK 字节当作 UTF-8 读过。读取时请写明编码：new String(bytes, "GBK")。${TO_BYTES}`,
  },
  {
    sign: /[\u00c3-\u00ef][\u0080-\u00bf]{2}/,
    what: '文字已损坏（UTF-8 被当作 ISO-8859-1 读过）',
    mend: `读取时请写明编码：new String(bytes, StandardCharsets.UTF_8)，或 EntityUtils.toString(entity, StandardCharsets.UTF_8)。${TO_BYTES}`,
  },
  {
    sign: /[?？]{2,}|^\?$/,
    inNames: true,
    what: '文字已损坏（中文变成了“??”）',
    mend: `new StringEntity(json) 默认按 ISO-8859-1 编码，中文在发出前就已变成问号。${TO_BYTES}`,
  },
]

/** What happened to a text; null where nothing shows. Runs of question marks count only in names. */
export const damageOf = (text: string, isName: boolean): Damage | null =>
  SIGNS.find(({ sign, inNames }) => (isName || !inNames) && sign.test(text)) ?? null
