import { PROBLEM_CODES } from '../../domain/problem.ts'
import { LIMITS } from '../limits.ts'
import { STATUS } from '../problem-response.ts'
import type { Json } from './schemas.ts'

const megabytes = (bytes: number): string => `${bytes / 1_000_000} MB`
const inTenThousands = (characters: number): string => `${characters / 10_000} 万字`

const CODES = PROBLEM_CODES.map((code) => `| \`${code}\` | ${STATUS[code].status} | ${STATUS[code].title} |`).join('\n')

const DESCRIPTION = `给出结构化的季度数据，得到按公文体例起草、逐个核对过数字的报告。

**最短的路**：\`POST /v1/drafts\` 提交数据，答复 201 即已写完，202 则按 Location 轮询；状态为 clean 或 approved 时 \`GET /v1/drafts/{id}/export?format=docx\` 取文件。有数字待核（flagged）时导出答复 409，先处理，或加 \`watermark=draft\` 取标明的工作稿。

**身份**：\`Authorization: Bearer 密钥\`；要求签名的单位用 X-App-Id、X-Timestamp、X-Nonce、X-Sign 四个请求头。演示模式不需要密钥。

**编码**：一律 UTF-8。数值可以写成数字，也可以写成文字，位数按原样保留。请求头 X-Content-SHA256 可写明正文的 SHA-256，不符即拒绝。文字偏移以 UTF-16 码元计，终点不含。

**重发**：同一个 Idempotency-Key 和同样的正文只起草一份，同时发多少次都一样；businessKey（单位＋报告＋期次）在稿件存在期间一直有效。

**同时修改**：修改时带 If-Match 写明看到的版本号，稿件已有新改动时答复 412。

**错误**：按 RFC 9457 以 application/problem+json 答复，code 供程序判断，msg 给人看，errors 指明每一处。只能看懂 {code, msg, data} 的客户端请用 \`Accept: application/vnd.envelope+json\`，此时状态码一律为 200。

**限度**：JSON 正文 ${megabytes(LIMITS.body)}，上传 ${megabytes(LIMITS.upload)}、${LIMITS.files} 个文件，核对或读取的文字 ${inTenThousands(LIMITS.text)}，一份稿件 ${inTenThousands(LIMITS.draftText)}，数据表 ${inTenThousands(LIMITS.sheet)}，JSON 嵌套 ${LIMITS.depth} 层。每个密钥每分钟的次数见 RateLimit-*，超过答复 429 和 Retry-After。

**方法**：只用 GET、POST、PUT、DELETE；别的方法答复 405 和 Allow。GET 的地址都可用 HEAD；OPTIONS 答复 204 和 Allow。

| 错误编码 | 状态码 | 含义 |
| --- | --- | --- |
${CODES}`

/** What the description says of the whole service. */
export const info = (): Json => ({
  title: '数准接口',
  version: '1',
  summary: '数字条条有据的公文起草与核对',
  description: DESCRIPTION,
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
})
