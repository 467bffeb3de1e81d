// 由 node src/cli/api-types.ts 从接口说明（openapi.json）生成，请勿手改。

/** 一项指标和它的比较值 */
export interface Fact {
  /** 指标编号，不写则自动给出；表内互不相同 */
  readonly id?: string
  /** 指标名称，例如 出动巡查人员 */
  readonly label: string
  /** 本期值，数字或文字，按原样保留位数：1204、"1,204"、"1.2万"、"66%"、"3~5"、"五百余" */
  readonly value: string | number
  /** 单位；数值里已带单位时可不写 */
  readonly unit?: string | null
  /** 上年同期 */
  readonly lastYear?: string | number | null
  /** 上期 */
  readonly lastPeriod?: string | number | null
  /** 目标值 */
  readonly target?: string | number | null
  /** 指标名称的其他说法 */
  readonly aliases?: readonly string[] | null
  /** 归入提纲的哪一节；不写则自动归入 */
  readonly section?: string | null
  /** “其中”项：所属指标的编号 */
  readonly partOf?: string | null
  /** 没有写进正文时是否提醒，默认 true */
  readonly required?: boolean | null
}

/** 一条文字材料 */
export interface Note {
  /** 归入提纲的哪一节；不写则自动归入 */
  readonly section?: string | null
  /** 文字 */
  readonly text: string
}

/** 报告期 */
export interface Period {
  /** 年份 */
  readonly year: number
  /** 季度 */
  readonly quarter?: number | null
  /** 1 上半年，2 下半年 */
  readonly half?: number | null
  /** 月份 */
  readonly month?: number | null
}

/** 一份报告的结构化数据 */
export interface FactSheet {
  /** 报告类型编号，见 GET /v1/report-types */
  readonly reportType: string
  /** 发文机关署名 */
  readonly organisation: string
  /** 主送机关 */
  readonly recipient?: string | null
  /** 标题；不写则由机关、报告期和报告类型组成 */
  readonly title?: string | null
  /** 报告期：年，或年加季度、半年、月份之一 */
  readonly period: Period
  /** 成文日期，例如 2026-07-06 */
  readonly issuedOn?: string | null
  /** 指标，编号互不相同 */
  readonly facts: readonly Fact[]
  /** 文字材料：做法、问题、打算；其中的数字视为已填报 */
  readonly notes?: readonly Note[] | null
}

/** 文中的一个数字 */
export interface Figure {
  /** 起点，UTF-16 码元 */
  readonly start: number
  /** 终点，不含 */
  readonly end: number
  /** 原文 */
  readonly text: string
  /** 种类：数量、百分数、百分点、倍数、分数、比例、区间、名次、日期、时刻、频次、序号、名称中的数字、占位 */
  readonly kind:
    | 'quantity'
    | 'percentage'
    | 'percentage-point'
    | 'multiple'
    | 'fraction'
    | 'ratio'
    | 'range'
    | 'rank'
    | 'date'
    | 'time'
    | 'frequency'
    | 'ordinal'
    | 'name'
    | 'placeholder'
  /** 准确数值，万、亿、千已折算；不陈述数值的没有此项 */
  readonly value?: string
  /** 区间的上端 */
  readonly to?: string
  /** 比例的各项 */
  readonly terms?: readonly string[]
  /** 单位 */
  readonly unit?: string
  /** 约数词：余、多、约、近、超、以上等 */
  readonly approx?: string
  /** matched 与填报一致；derived 由填报数据算出；exempt 不需核对；flagged 有问题 */
  readonly status: 'matched' | 'derived' | 'exempt' | 'flagged'
  /** 所说指标的编号 */
  readonly factId?: string
  /** 在句中的作用：本期值、增减量、增减幅度、上年值、目标值等 */
  readonly role?: string
  /** derived 时的算式，否则为 null */
  readonly derivation?: {
    readonly rule:
      | 'yoy-rate'
      | 'yoy-diff'
      | 'yoy-pp'
      | 'qoq-rate'
      | 'qoq-diff'
      | 'qoq-pp'
      | 'target-rate'
      | 'target-diff'
      | 'sum'
      | 'share'
      | 'difference'
      | 'multiple'
    readonly facts: readonly string[]
    readonly expression: string
    readonly result: string
  } | null
  /** 读法与判断的步骤，只在 explain=1 时给出 */
  readonly trace?: readonly string[]
}

/** 一处问题 */
export interface Finding {
  /** 问题编号，处理时引用 */
  readonly id: string
  /** 问题种类 */
  readonly code:
    | 'value-mismatch'
    | 'unsupported'
    | 'misattributed'
    | 'unit-mismatch'
    | 'direction'
    | 'derivation'
    | 'period'
    | 'placeholder'
    | 'inconsistent'
    | 'qualifier'
    | 'rounded'
    | 'damaged'
    | 'leaked'
    | 'omitted'
    | 'convention'
  /** error 必须处理，处理完才能批准和导出；warning 提醒 */
  readonly severity: 'error' | 'warning'
  /** 起点，UTF-16 码元 */
  readonly start: number
  /** 终点，不含 */
  readonly end: number
  /** 有问题的原文 */
  readonly text: string
  /** 哪项指标、表里是多少、为什么不对 */
  readonly message: string
  /** 所说指标的编号；不能确定时为 null */
  readonly factId: string | null
  /** 应有的写法；不能确定时为 null */
  readonly expected: string | null
  /** 可以直接采用的改法；没有稳妥的改法时为 null */
  readonly fix: {
    readonly start: number
    readonly end: number
    readonly text: string
  } | null
}

/** 对一段文字的核对结果 */
export interface Check {
  /** clean 没有错误；flagged 有错误待处理 */
  readonly verdict: 'clean' | 'flagged'
  /** 文中全部数字，按先后排列，互不重叠 */
  readonly figures: readonly Figure[]
  /** 全部问题，按先后排列 */
  readonly findings: readonly Finding[]
  /** 应写的指标有几项、写了几项、漏了哪些 */
  readonly coverage: {
    readonly required: number
    readonly used: number
    readonly omitted: readonly string[]
  }
}

/** 说明理由后保留的一处问题；所在句子或数据变了就失效 */
export interface Dismissal {
  readonly code:
    | 'value-mismatch'
    | 'unsupported'
    | 'misattributed'
    | 'unit-mismatch'
    | 'direction'
    | 'derivation'
    | 'period'
    | 'placeholder'
    | 'inconsistent'
    | 'qualifier'
    | 'rounded'
    | 'damaged'
    | 'leaked'
    | 'omitted'
    | 'convention'
  readonly text: string
  readonly sentence: string
  readonly offset: number
  readonly factId: string | null
  readonly fact: string | null
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** 一节在全文中的位置和来历 */
export interface PlacedSection {
  /** 章节编号 */
  readonly id: string
  /** 标题 */
  readonly heading: string
  /** 起点（含标题），UTF-16 码元 */
  readonly start: number
  /** 终点，不含 */
  readonly end: number
  /** 由谁写成：语言模型、模板或人工 */
  readonly drafter: 'llm' | 'template' | 'person'
  /** 写了几次 */
  readonly attempts: number
  /** 语言模型的用量；没有模型答复时为 null */
  readonly usage?: {
    /** 作过答复的模型，按先后 */
    readonly models: readonly string[]
    readonly inputTokens: number
    readonly outputTokens: number
    /** 模型答复用时合计，毫秒 */
    readonly milliseconds: number
  } | null
  /** 需要说明的情况，例如模型没有写成、改用模板；没有为 null */
  readonly remark: string | null
  /** 参考了哪些范文段落 */
  readonly references: readonly {
    readonly passageId: string
    readonly sampleId: string
    readonly sampleTitle: string
    readonly score: number
  }[]
}

/** 凭据：把文字与数据、核对程序、提示词、模型绑在一起 */
export interface Receipt {
  /** 数据表的摘要 */
  readonly factsSha256: string
  /** 全文的摘要 */
  readonly textSha256: string
  /** 核对程序的版本 */
  readonly checker: string
  /** 提示词的版本 */
  readonly prompts: string
  /** 语言模型；没有用模型为 null */
  readonly model: string | null
}

/** 一份稿件 */
export interface Draft {
  /** 稿件编号 */
  readonly id: string
  /** drafting 起草中；clean 数字都有依据，待批准；flagged 有数字待核；approved 已批准；failed 没有写成，原因见 reason */
  readonly status: 'drafting' | 'clean' | 'flagged' | 'approved' | 'failed'
  /** 版本号，每次改动加一；修改时用 If-Match 带上 */
  readonly version: number
  /** OA 给的业务编号 */
  readonly businessKey: string | null
  /** 标题 */
  readonly title: string
  /** 起草所用的数据 */
  readonly factSheet: FactSheet
  /** 全文，与导出的一致 */
  readonly text: string
  /** 各节的位置和来历 */
  readonly sections: readonly PlacedSection[]
  /** 对全文的核对结果；还没有全文时为 null */
  readonly check: Check | null
  /** 凭据；还没有写成时为 null */
  readonly receipt: Receipt | null
  /** 批准；现在这一版没有批准为 null */
  readonly approval: {
    readonly by: {
      readonly id: string
      readonly name: string
    }
    readonly at: string
    /** 凭据 receipt 的 SHA-256 */
    readonly receiptSha256: string
    /** 本服务的封印；没有设置密钥时为 null */
    readonly seal: string | null
  } | null
  /** 说明理由后保留的问题 */
  readonly dismissals: readonly Dismissal[]
  /** 没有写成的原因；其他情况为 null */
  readonly reason: string | null
  /** 提交时间（UTC） */
  readonly createdAt: string
  /** 最近一次改动的时间（UTC） */
  readonly updatedAt: string
}

/** 一份稿件，以及下一步做什么 */
export interface DraftAnswer {
  /** 稿件编号 */
  readonly id: string
  /** drafting 起草中；clean 数字都有依据，待批准；flagged 有数字待核；approved 已批准；failed 没有写成，原因见 reason */
  readonly status: 'drafting' | 'clean' | 'flagged' | 'approved' | 'failed'
  /** 版本号，每次改动加一；修改时用 If-Match 带上 */
  readonly version: number
  /** OA 给的业务编号 */
  readonly businessKey: string | null
  /** 标题 */
  readonly title: string
  /** 起草所用的数据 */
  readonly factSheet: FactSheet
  /** 全文，与导出的一致 */
  readonly text: string
  /** 各节的位置和来历 */
  readonly sections: readonly PlacedSection[]
  /** 对全文的核对结果；还没有全文时为 null */
  readonly check: Check | null
  /** 凭据；还没有写成时为 null */
  readonly receipt: Receipt | null
  /** 批准；现在这一版没有批准为 null */
  readonly approval: {
    readonly by: {
      readonly id: string
      readonly name: string
    }
    readonly at: string
    /** 凭据 receipt 的 SHA-256 */
    readonly receiptSha256: string
    /** 本服务的封印；没有设置密钥时为 null */
    readonly seal: string | null
  } | null
  /** 说明理由后保留的问题 */
  readonly dismissals: readonly Dismissal[]
  /** 没有写成的原因；其他情况为 null */
  readonly reason: string | null
  /** 提交时间（UTC） */
  readonly createdAt: string
  /** 最近一次改动的时间（UTC） */
  readonly updatedAt: string
  /** 下一步做什么，给人看 */
  readonly nextStep: string
}

/** 稿件经过中的一步 */
export interface HistoryEntry {
  /** 这一步形成的版本 */
  readonly version: number
  /** 时间（UTC） */
  readonly at: string
  /** 由谁 */
  readonly actor: {
    readonly id: string
    readonly name: string
  }
  /** 做了什么：提交、另起一版、写成、失败、修改、改正、保留、重写、撤销、批准 */
  readonly action: 'accept' | 'revise' | 'finish' | 'fail' | 'edit' | 'fix' | 'dismiss' | 'redraft' | 'undo' | 'approve'
  /** 改动的文字：改前与改后 */
  readonly words: readonly {
    readonly before: string
    readonly after: string
  }[]
  /** 理由；没有为 null */
  readonly why: string | null
}

/** 一篇范文 */
export interface Sample {
  readonly id: string
  readonly title: string
  readonly reportType: string | null
  /** 文件名或网址 */
  readonly source: string
  /** 报告年份 */
  readonly year: number | null
  readonly createdAt: string
  /** 分出几段 */
  readonly passages: number
  /** 内置范文，各单位都可看、不能改 */
  readonly embedded: boolean
}

/** 一篇范文的全部内容 */
export interface SampleDetail {
  readonly id: string
  readonly title: string
  readonly reportType: string | null
  readonly source: string
  readonly year: number | null
  readonly createdAt: string
  readonly passages: number
  readonly embedded: boolean
  /** 清理后的全文 */
  readonly text: string
  /** 清理前的原文 */
  readonly original: string
  /** 清理经过 */
  readonly cleaning: readonly {
    readonly step: string
    readonly says: string
    readonly removed: readonly string[]
  }[]
  /** 分出的段落 */
  readonly contents: readonly {
    readonly id: string
    readonly sampleId: string
    readonly sampleTitle: string
    readonly reportType: string | null
    readonly level: '乡镇' | '区县' | null
    readonly section: string | null
    readonly themes: readonly string[]
    readonly year: number | null
    readonly text: string
    readonly headings: readonly string[]
    readonly reasons: readonly {
      readonly of: string
      readonly word: string
      readonly in: 'heading' | 'text'
      readonly weight: number
    }[]
    readonly corrected: boolean
  }[]
}

/** 范文的一段 */
export interface Passage {
  readonly id: string
  readonly sampleId: string
  readonly sampleTitle: string
  readonly reportType: string | null
  readonly level: '乡镇' | '区县' | null
  /** 所属部分，例如 主要举措 */
  readonly section: string | null
  /** 主题 */
  readonly themes: readonly string[]
  readonly year: number | null
  /** 原文 */
  readonly text: string
}

/** 本单位登记的说法，核对时不作为数字 */
export interface OwnExpression {
  readonly phrase: string
  readonly note: string | null
  /** 登记人 */
  readonly addedBy: string
  /** 登记时间 */
  readonly addedAt: string
}

/** 一种报告和它的提纲 */
export interface ReportType {
  /** 编号 */
  readonly id: string
  /** 名称 */
  readonly name: string
  /** 乡镇或区县 */
  readonly level: '乡镇' | '区县'
  readonly self: string
  readonly whole: string
  readonly title: string
  readonly redHead: boolean
  readonly recipient: string | null
  readonly closing: string | null
  readonly opening: {
    readonly environment: string
    readonly general: string
  }
  readonly leadIn: string
  /** 各章和各节 */
  readonly chapters: readonly {
    readonly heading: string | null
    readonly sections: readonly {
      readonly id: string
      readonly heading: string | null
      readonly kind: 'lead' | 'work' | 'problems' | 'plans'
      readonly brief: string
      readonly themes: readonly string[]
      readonly keywords: readonly string[]
      readonly items?: '一是' | '（一）' | '1.'
    }[]
  }[]
}

/** 一个接入系统的密钥，不含密钥本身 */
export interface ApiKey {
  /** 密钥编号；签名方式下就是 X-App-Id */
  readonly id: string
  /** 接入系统的名称，修改记录里以它署名 */
  readonly name: string
  /** bearer：请求头带密钥；hmac：用密钥签名，密钥不上网 */
  readonly scheme: 'bearer' | 'hmac'
  readonly scopes: readonly (
    | 'read'
    | 'draft'
    | 'review'
    | 'approve'
    | 'samples'
    | 'settings'
    | 'admin'
    | 'audit'
    | 'metrics'
  )[]
  /** 每分钟最多几次请求 */
  readonly perMinute?: number
  /** 每天最多起草几份；null 为不另设限，只受本单位的上限约束 */
  readonly dailyDrafts?: number | null
  readonly expiresAt: string | null
  readonly revokedAt: string | null
  readonly createdAt: string
  readonly createdBy: string
  /** 最近使用日期（北京时间），从未使用为 null */
  readonly lastUsedOn: string | null
  readonly secrets: readonly {
    /** 密钥开头几个字符，用来辨认 */
    readonly hint: string
    readonly madeAt: string
    /** 到这时失效；null 为随密钥有效 */
    readonly until: string | null
  }[]
}

/** 登记的接收地址 */
export interface WebhookEndpoint {
  /** 编号；callback 表示随稿件给出的 callbackUrl */
  readonly id: string
  readonly name: string
  /** 接收地址；callback 为 null */
  readonly url: string | null
  /** 要接收的事件 */
  readonly events: readonly ('draft.clean' | 'draft.flagged' | 'draft.approved' | 'draft.failed')[]
  readonly enabled: boolean
  /** 停用的原因；启用时为 null */
  readonly disabledReason: string | null
  readonly createdAt: string
  readonly createdBy: string
  /** 签名密钥何时生成 */
  readonly secretMadeAt: string
}

/** 发往一个接收地址的一条消息 */
export interface WebhookDelivery {
  /** 消息编号，即 webhook-id：每次重试都相同，接收方据此去重 */
  readonly id: string
  readonly endpointId: string
  readonly url: string
  readonly event: string
  readonly draftId: string | null
  /** waiting 待发或待重试；delivered 已送达；failed 已放弃 */
  readonly state: 'waiting' | 'delivered' | 'failed'
  /** 已试几次 */
  readonly tries: number
  /** 下次发送的时间；不再发送为 null */
  readonly nextAt: string | null
  /** 最近一次对方答复的状态码；没有答复为 null */
  readonly lastStatus: number | null
  /** 最近一次为什么没有送达 */
  readonly lastFault: string | null
  readonly createdAt: string
  readonly endedAt: string | null
}

/** 消息正文：只有编号和状态，内容凭编号来取 */
export interface WebhookPayload {
  /** 事件，例如 draft.clean */
  readonly type: string
  /** 事情发生的时间 */
  readonly timestamp: string
  /** 哪份稿件、什么状态 */
  readonly data: {
    readonly id: string
    readonly businessKey: string | null
    readonly status: 'drafting' | 'clean' | 'flagged' | 'approved' | 'failed'
    readonly version: number
  }
}

/** 错误（RFC 9457）：出了什么事、在哪里、怎么办 */
export interface Problem {
  /** 错误种类的标识 urn:shuzhun:problem:… */
  readonly type: string
  /** 错误种类 */
  readonly title: string
  /** HTTP 状态码 */
  readonly status: number
  /** 这一次的具体情况和办法 */
  readonly detail: string
  /** 错误编码，程序据此判断：

- `bad-json`（400）JSON 无法解析
- `bad-encoding`（422）文字编码有误
- `unsupported-media-type`（415）内容类型不受支持
- `too-large`（413）内容过大
- `invalid`（422）内容不符合要求
- `unknown-report-type`（422）没有这种报告类型
- `not-found`（404）没有找到
- `method-not-allowed`（405）不支持这种请求方法
- `not-acceptable`（406）无法提供所要的格式
- `conflict`（409）与现有内容冲突
- `key-reused`（422）幂等键已用于另一请求
- `version-moved-on`（412）稿件已有新的改动
- `precondition-required`（428）缺少版本号
- `not-ready`（409）稿件尚不能这样处理
- `unauthorised`（401）尚未登录
- `key-unknown`（401）没有这个密钥
- `key-expired`（401）密钥已过期
- `key-revoked`（401）密钥已停用
- `signature-required`（401）需要签名
- `signature-wrong`（401）签名不对
- `clock-skewed`（401）时间相差过大
- `nonce-reused`（401）随机串已用过
- `forbidden`（403）没有权限
- `rate-limited`（429）请求过多
- `checker-unavailable`（503）数字核对暂不可用
- `unavailable`（503）服务暂不可用
- `internal`（500）服务内部错误 */
  readonly code:
    | 'bad-json'
    | 'bad-encoding'
    | 'unsupported-media-type'
    | 'too-large'
    | 'invalid'
    | 'unknown-report-type'
    | 'not-found'
    | 'method-not-allowed'
    | 'not-acceptable'
    | 'conflict'
    | 'key-reused'
    | 'version-moved-on'
    | 'precondition-required'
    | 'not-ready'
    | 'unauthorised'
    | 'key-unknown'
    | 'key-expired'
    | 'key-revoked'
    | 'signature-required'
    | 'signature-wrong'
    | 'clock-skewed'
    | 'nonce-reused'
    | 'forbidden'
    | 'rate-limited'
    | 'checker-unavailable'
    | 'unavailable'
    | 'internal'
  /** 与 detail 相同 */
  readonly msg: string
  /** 请求编号，与 X-Request-Id 相同；查问题时请告诉管理员 */
  readonly requestId: string
  /** 每一处不合要求的地方：path 是位置（如 facts[3].value），message 说明可以接受什么 */
  readonly errors: readonly {
    readonly path: string
    readonly message: string
  }[]
}

/** 每个接口收什么、答什么（按状态码）。 */
export interface Operations {
  /** 起草一份报告 */
  readonly createDraft: {
    readonly request: {
      readonly factSheet: FactSheet
      /** auto：配置了语言模型就用，没有则用模板 */
      readonly drafter?: 'auto' | 'llm' | 'template'
      /** 单位+报告+期次，由 OA 命名 */
      readonly businessKey?: string | null
      /** 稿件有新状态时通知这里，按 Standard Webhooks 规范签名，密钥见 POST /v1/webhooks/callback/secret */
      readonly callbackUrl?: string | null
      /** 同一 businessKey 下用新数据另起一版 */
      readonly revise?: boolean
    }
    readonly answers: { readonly 201: DraftAnswer; readonly 202: DraftAnswer }
  }
  /** 稿件队列，最新的在前 */
  readonly listDrafts: {
    readonly answers: {
      readonly 200: {
        readonly drafts: readonly {
          readonly id: string
          readonly status: 'drafting' | 'clean' | 'flagged' | 'approved' | 'failed'
          readonly version: number
          readonly businessKey: string | null
          readonly title: string
          readonly createdAt: string
          readonly updatedAt: string
          readonly reportType: string
          readonly organisation: string
          readonly period: Period
          /** 未处理的问题，按编码计数 */
          readonly findings: Readonly<Record<string, number>>
          /** 正在审核的人；没有人时为 null */
          readonly lock: {
            readonly holder: {
              readonly id: string
              readonly name: string
            }
            /** 审核窗口的编号 */
            readonly seat: string
            readonly since: string
            /** 到这一时刻失效，续占则顺延 */
            readonly until: string
          } | null
        }[]
        readonly next: string | null
      }
    }
  }
  /** 一份稿件；还在起草时，给出已写成的部分 */
  readonly getDraft: {
    readonly answers: { readonly 200: DraftAnswer }
  }
  /** 起草过程的事件：不带 after 为事件流，断线后带 Last-Event-ID 重连，不漏不重；带 after 立即以 JSON 答复，供轮询 */
  readonly listenToDraft: {
    readonly answers: {
      readonly 200: {
        readonly events: readonly {
          readonly id: string
          readonly event: string
          readonly data: unknown
        }[]
        /** true：不会再有新的事件 */
        readonly ended: boolean
        /** 下次请求的 after */
        readonly next: string
      }
    }
  }
  /** 取消正在进行的起草；已写成的部分保留，已经结束的稿件原样返回 */
  readonly cancelDraft: {
    readonly answers: { readonly 200: DraftAnswer }
  }
  /** 保存人工修改后的全文，立即重新核对 */
  readonly editText: {
    readonly request: {
      /** 全文，最长 50000 字 */
      readonly text: string
    }
    readonly answers: { readonly 200: DraftAnswer }
  }
  /** 处理一处问题：按建议改正，或说明理由后忽略 */
  readonly settleFinding: {
    readonly request: {
      readonly action: 'fix' | 'dismiss'
      readonly reason?: string | null
      /** 看到问题时的版本；此后所在句子没有改过就照办，改过则答复 409 并给出前后两种文字 */
      readonly seenIn?: number | null
    }
    readonly answers: { readonly 200: DraftAnswer }
  }
  /** 同类问题一次处理，记为一步；有一处不能照办，就都不办 */
  readonly settleFindings: {
    readonly request: {
      readonly action: 'fix' | 'dismiss'
      readonly reason?: string | null
      /** 看到问题时的版本；此后所在句子没有改过就照办，改过则答复 409 并给出前后两种文字 */
      readonly seenIn?: number | null
      /** 问题编号 */
      readonly findingIds: readonly string[]
    }
    readonly answers: { readonly 200: DraftAnswer }
  }
  /** 撤销本人最近一步改动；撤销也记入经过，可以一步步往回撤 */
  readonly undoStep: {
    readonly answers: { readonly 200: DraftAnswer }
  }
  /** 重写一节 */
  readonly redraftSection: {
    readonly request: {
      /** 写作要求 */
      readonly instruction?: string | null
    }
    readonly answers: { readonly 200: DraftAnswer; readonly 202: DraftAnswer }
  }
  /** 取消正在进行的重写；If-Match 和 instruction 与要求重写时相同 */
  readonly cancelRedraft: {
    readonly request: {
      /** 写作要求 */
      readonly instruction?: string | null
    }
    readonly answers: { readonly 200: DraftAnswer }
  }
  /** 批准；还有数字待核时答复 409 */
  readonly approveDraft: {
    readonly request: {
      /** 为 true 时，文中还有待补文字（如【此处请补充存在问题】）也答复 409，并列出在哪里 */
      readonly complete?: boolean
    }
    readonly answers: { readonly 200: DraftAnswer }
  }
  /** 核验批准：现在的文字、数据是否就是批准时的那些，签名是否由本服务作出 */
  readonly verifyApproval: {
    readonly answers: {
      readonly 200: {
        readonly version: number
        /** 这一版的批准；没有批准时为 null */
        readonly approval: {
          readonly by: {
            readonly id: string
            readonly name: string
          }
          readonly at: string
          /** 凭据 receipt 的 SHA-256 */
          readonly receiptSha256: string
          /** 本服务的封印；没有设置密钥时为 null */
          readonly seal: string | null
        } | null
        /** 批准有效：以下各项都相符 */
        readonly valid: boolean
        /** 正文就是凭据所记的正文 */
        readonly textMatches: boolean
        /** 数据就是凭据所记的数据 */
        readonly factsMatch: boolean
        /** 凭据就是批准时的凭据 */
        readonly receiptMatches: boolean
        /** 签名：有效、不符、由另一密钥作出、没有设置密钥 */
        readonly seal: 'valid' | 'invalid' | 'unknown' | 'unsealed'
      }
    }
  }
  /** 谁在何时对哪些文字做了什么，从最早的开始 */
  readonly getHistory: {
    readonly answers: {
      readonly 200: {
        readonly history: readonly HistoryEntry[]
      }
    }
  }
  /** 两个版本之间，或与上期同类报告之间，文字的差异 */
  readonly compareDraft: {
    readonly answers: {
      readonly 200: {
        readonly before: {
          readonly id: string
          readonly version: number
          readonly title: string
          readonly status: 'drafting' | 'clean' | 'flagged' | 'approved' | 'failed'
          readonly updatedAt: string
        }
        readonly after: {
          readonly id: string
          readonly version: number
          readonly title: string
          readonly status: 'drafting' | 'clean' | 'flagged' | 'approved' | 'failed'
          readonly updatedAt: string
        }
        readonly rows: readonly (readonly {
          readonly kind: 'same' | 'removed' | 'added'
          readonly text: string
        }[])[]
      }
    }
  }
  /** 待审队列：有待核数字的稿件和等待批准的稿件，可筛选，风险高的在前 */
  readonly listReview: {
    readonly answers: {
      readonly 200: {
        readonly drafts: readonly {
          readonly id: string
          readonly status: 'drafting' | 'clean' | 'flagged' | 'approved' | 'failed'
          readonly version: number
          readonly businessKey: string | null
          readonly title: string
          readonly createdAt: string
          readonly updatedAt: string
          readonly reportType: string
          readonly organisation: string
          readonly period: Period
          /** 未处理的问题，按编码计数 */
          readonly findings: Readonly<Record<string, number>>
          /** 按问题轻重加权的风险 */
          readonly risk: number
          readonly lock: {
            readonly holder: {
              readonly id: string
              readonly name: string
            }
            /** 审核窗口的编号 */
            readonly seat: string
            readonly since: string
            /** 到这一时刻失效，续占则顺延 */
            readonly until: string
          } | null
        }[]
        readonly statuses: Readonly<Record<string, number>>
        readonly organisations: Readonly<Record<string, number>>
        readonly reportTypes: Readonly<Record<string, number>>
        readonly periods: Readonly<Record<string, number>>
        /** 各类问题各有几处 */
        readonly findings: Readonly<Record<string, number>>
        /** 还有更早的稿件没有列出 */
        readonly more: boolean
      }
    }
  }
  /** 谁在审核这份稿件；没有人时 lock 为 null */
  readonly getReview: {
    readonly answers: {
      readonly 200: {
        readonly lock: {
          readonly holder: {
            readonly id: string
            readonly name: string
          }
          /** 审核窗口的编号 */
          readonly seat: string
          readonly since: string
          /** 到这一时刻失效，续占则顺延 */
          readonly until: string
        } | null
      }
    }
  }
  /** 打开审核，或续占；他人占用时答复占用人和到期时刻（首次 1 分钟，续占后 10 分钟） */
  readonly claimReview: {
    readonly request: {
      /** 审核窗口自定的编号 */
      readonly seat: string
      /** 从本人的另一个窗口接手 */
      readonly takeOver?: boolean
    }
    readonly answers: {
      readonly 200: {
        readonly lock: {
          readonly holder: {
            readonly id: string
            readonly name: string
          }
          /** 审核窗口的编号 */
          readonly seat: string
          readonly since: string
          /** 到这一时刻失效，续占则顺延 */
          readonly until: string
        }
        /** 由这个窗口占用 */
        readonly mine: boolean
        /** 由本人占用 */
        readonly own: boolean
        /** 接手前占用的窗口；没有接手时为 null */
        readonly takenFrom: string | null
        /** 处理完后可由您批准 */
        readonly mayApprove: boolean
      }
    }
  }

  /** 核对一段文字里的每一个数字 */
  readonly checkText: {
    readonly request: {
      readonly factSheet: FactSheet
      /** 要核对的文字，最长 200000 字 */
      readonly text: string
    }
    readonly answers: { readonly 200: Check }
  }
  /** 本单位登记的说法：含有数字、但不是数据，核对时不作为数字 */
  readonly listExpressions: {
    readonly answers: {
      readonly 200: {
        readonly expressions: readonly OwnExpression[]
      }
    }
  }
  /** 登记说法，一条或多条；已有的更新备注，有一条不合要求就都不登记 */
  readonly addExpressions: {
    readonly request: {
      readonly expressions: readonly {
        /** 含有数字、但不是数据的说法，例如 网格361行动 */
        readonly phrase: string
        /** 备注，例如出处 */
        readonly note?: string | null
      }[]
    }
    readonly answers: {
      readonly 200: {
        readonly expressions: readonly OwnExpression[]
      }
    }
  }

  /** 把粘贴的表格或文字读成指标 */
  readonly parseFacts: {
    readonly request: {
      /** 表格或文字，最长 200000 字 */
      readonly text: string
    }
    readonly answers: {
      readonly 200: {
        readonly facts: readonly {
          readonly id: string
          readonly label: string
          readonly value: string
          readonly unit: string | null
          readonly lastYear: string | null
          readonly lastPeriod: string | null
          readonly target: string | null
          readonly section: string | null
          readonly partOf: string | null
          readonly line: number
        }[]
        readonly notes: readonly string[]
        readonly unread: readonly {
          readonly line: number
          readonly text: string
          readonly reason: string
          readonly factId: string | null
          readonly field: 'label' | 'value' | 'unit' | 'lastYear' | 'lastPeriod' | 'target' | 'partOf' | null
          readonly fact: {
            readonly id: string
            readonly label: string
            readonly value: string
            readonly unit: string | null
            readonly lastYear: string | null
            readonly lastPeriod: string | null
            readonly target: string | null
            readonly section: string | null
            readonly partOf: string | null
            readonly line: number
          } | null
        }[]
      }
    }
  }
  /** 可作写法参考的范文段落，最合适的在前 */
  readonly findPassages: {
    readonly answers: {
      readonly 200: {
        readonly passages: readonly {
          readonly id: string
          readonly sampleId: string
          readonly sampleTitle: string
          readonly reportType: string | null
          readonly level: '乡镇' | '区县' | null
          readonly section: string | null
          readonly themes: readonly string[]
          readonly year: number | null
          readonly text: string
          readonly score: number
        }[]
      }
    }
  }
  /** 范文目录，新的在前 */
  readonly listSamples: {
    readonly answers: {
      readonly 200: {
        readonly samples: readonly Sample[]
        readonly next: string | null
      }
    }
  }
  /** 收入范文，一篇或多篇：读出文字，清理网页残留，分出段落；同一篇只收一次，有一篇收不了就都不收 */
  readonly addSamples: {
    readonly request: {
      /** 标题，不填则从正文读出 */
      readonly title?: string | null
      /** 报告类型编号，不填则自动判断 */
      readonly reportType?: string | null
      /** 报告年份，不填则从正文读出 */
      readonly year?: number | number | null
      /** 文件名或网址 */
      readonly source?: string | null
      /** 范文正文，最长 200000 字 */
      readonly text?: string
      /** 一次收入多篇 */
      readonly samples?: readonly {
        /** 标题，不填则从正文读出 */
        readonly title?: string | null
        /** 报告类型编号，不填则自动判断 */
        readonly reportType?: string | null
        /** 报告年份，不填则从正文读出 */
        readonly year?: number | number | null
        /** 文件名或网址 */
        readonly source?: string | null
        /** 范文正文，最长 200000 字 */
        readonly text: string
      }[]
      /** multipart/form-data 上传的文件 */
      readonly files?: readonly unknown[]
    }
    readonly answers: {
      readonly 200: {
        readonly samples: readonly {
          readonly id: string
          readonly title: string
          readonly reportType: string | null
          readonly source: string
          readonly year: number | null
          readonly createdAt: string
          readonly passages: number
          readonly embedded: boolean
          /** 库中已有，没有重复收入 */
          readonly known: boolean
          /** 清理时删去的内容 */
          readonly cleaning: readonly {
            readonly step: string
            readonly says: string
            readonly removed: readonly string[]
          }[]
        }[]
      }
      readonly 201: {
        readonly samples: readonly {
          readonly id: string
          readonly title: string
          readonly reportType: string | null
          readonly source: string
          readonly year: number | null
          readonly createdAt: string
          readonly passages: number
          readonly embedded: boolean
          /** 库中已有，没有重复收入 */
          readonly known: boolean
          /** 清理时删去的内容 */
          readonly cleaning: readonly {
            readonly step: string
            readonly says: string
            readonly removed: readonly string[]
          }[]
        }[]
      }
    }
  }
  /** 一篇范文：全文、原文、清理经过和分出的段落 */
  readonly getSample: {
    readonly answers: { readonly 200: SampleDetail }
  }
  /** 改正本单位一篇范文的标题、报告类型或年份 */
  readonly correctSample: {
    readonly request: {
      /** 标题，不填则从正文读出 */
      readonly title?: string | null
      /** 报告类型编号，不填则自动判断 */
      readonly reportType?: string | null
      /** 报告年份，不填则从正文读出 */
      readonly year?: number | number | null
      /** 改之前看到的标题、类型和年份；别人在这之间改过时答复 409，不带则直接改 */
      readonly seen?: {
        readonly title: string
        readonly reportType: string | null
        readonly year: number | null
      }
    }
    readonly answers: { readonly 200: SampleDetail }
  }

  /** 改正一个段落所属的部分或主题 */
  readonly correctPassage: {
    readonly request: {
      /** 所属部分，例如 存在问题；null 为不属于任何部分 */
      readonly section?: string | null
      /** 主题，最主要的在前 */
      readonly themes?: readonly string[]
      /** 改之前看到的归类；别人在这之间改过时答复 409，不带则直接改 */
      readonly seen?: {
        readonly section: string | null
        readonly themes: readonly string[]
      }
    }
    readonly answers: { readonly 200: SampleDetail }
  }
  /** 报告类型及其提纲 */
  readonly listReportTypes: {
    readonly answers: {
      readonly 200: {
        readonly reportTypes: readonly ReportType[]
      }
    }
  }
  /** 本单位的接口密钥，新建的在前，已停用的在后 */
  readonly listKeys: {
    readonly answers: {
      readonly 200: {
        readonly keys: readonly ApiKey[]
      }
    }
  }
  /** 为一个接入系统新建密钥 */
  readonly createKey: {
    readonly request: {
      readonly name: string
      readonly scheme?: 'bearer' | 'hmac'
      readonly scopes: readonly (
        | 'read'
        | 'draft'
        | 'review'
        | 'approve'
        | 'samples'
        | 'settings'
        | 'audit'
        | 'metrics'
      )[]
      readonly expiresAt?: string | null
      /** 每分钟最多几次请求 */
      readonly perMinute?: number
      /** 每天最多起草几份；null 为不另设限，只受本单位的上限约束 */
      readonly dailyDrafts?: number | null
    }
    readonly answers: {
      readonly 201: {
        readonly key: ApiKey
        /** 密钥，只在这一次答复里给出，请立即存好 */
        readonly secret: string
      }
    }
  }
  /** 更换密钥：给出新密钥，旧密钥到 until 为止仍可使用 */
  readonly rotateKey: {
    readonly request: {
      /** 旧密钥用到何时；不写为七天后，写过去的时间为立即失效 */
      readonly until?: string | null
    }
    readonly answers: {
      readonly 200: {
        readonly key: ApiKey
        /** 密钥，只在这一次答复里给出，请立即存好 */
        readonly secret: string
      }
    }
  }
  /** 停用密钥，立即生效，不能恢复；它做过的事仍以它署名 */
  readonly revokeKey: {
    readonly answers: { readonly 200: ApiKey }
  }
  /** 审计记录：谁在何时对什么做了什么，最新的在前 */
  readonly listAudit: {
    readonly answers: {
      readonly 200: {
        readonly entries: readonly {
          readonly org: string
          /** 序号，从 1 起连续 */
          readonly seq: number
          /** 时间（UTC） */
          readonly at: string
          readonly actor: {
            readonly id: string
            readonly name: string
          }
          readonly kind: 'person' | 'integration' | 'service'
          readonly action:
            | 'draft.accept'
            | 'draft.revise'
            | 'draft.finish'
            | 'draft.fail'
            | 'draft.cancel'
            | 'draft.edit'
            | 'draft.fix'
            | 'draft.dismiss'
            | 'draft.redraft'
            | 'draft.undo'
            | 'draft.approve'
            | 'draft.export'
            | 'review.take-over'
            | 'sample.add'
            | 'sample.correct'
            | 'sample.delete'
            | 'lexicon.add'
            | 'lexicon.remove'
            | 'settings.change'
            | 'account.sign-in'
            | 'account.sign-in-failed'
            | 'account.sign-out'
            | 'account.lock'
            | 'account.unlock'
            | 'account.add'
            | 'account.change'
            | 'account.roles'
            | 'account.remove'
            | 'account.password'
            | 'account.second-factor'
            | 'key.add'
            | 'key.rotate'
            | 'key.revoke'
            | 'key.refused'
            | 'webhook.add'
            | 'webhook.change'
            | 'webhook.remove'
            | 'webhook.replay'
            | 'permission.refused'
            | 'audit.export'
            | 'audit.reseal'
            | 'backup.export'
            | 'backup.restore'
          /** 对象 */
          readonly object: string
          /** 之前的状态：名称、版本、摘要 */
          readonly before: string | null
          /** 之后的状态：名称、版本、摘要 */
          readonly after: string | null
          /** 理由 */
          readonly reason: string | null
          /** 来源地址 */
          readonly address: string | null
          /** 请求编号 */
          readonly requestId: string | null
          /** 上一条的摘要 */
          readonly prevHash: string
          /** 本条的摘要：除 hash 外各项按键名排序的 JSON 的 SHA-256 */
          readonly hash: string
        }[]
        readonly next: number | null
      }
    }
  }
  /** 从头核验审计记录，指出第一处被改动、删除或调换的地方 */
  readonly verifyAudit: {
    readonly answers: {
      readonly 200: {
        /** 从头到尾没有改动、删除或调换 */
        readonly intact: boolean
        /** 核验过的条数 */
        readonly entries: number
        /** 链尾 */
        readonly head: {
          readonly seq: number
          readonly hash: string
          readonly seal: string | null
        } | null
        /** 链尾的封印：有效、不符、由另一密钥签发、未设密钥 */
        readonly seal: 'valid' | 'invalid' | 'unknown' | 'unsealed'
        readonly fault: {
          readonly kind: 'altered' | 'removed' | 'moved' | 'added' | 'forged'
          /** 第一处不符的序号 */
          readonly seq: number
          readonly message: string
        } | null
      }
    }
  }
  /** 每日摘要：每天最后一条审计记录的序号、摘要和封印，供另行存档 */
  readonly listAuditDigests: {
    readonly answers: {
      readonly 200: {
        readonly digests: readonly {
          readonly seq: number
          readonly hash: string
          readonly seal: string | null
          /** 日期（北京时间） */
          readonly day: string
          /** 这一天已经结束 */
          readonly closed: boolean
        }[]
      }
    }
  }

  /** 回显收到的请求：编码、正文、请求头、待签文本，供对接时查错；不保存任何内容 */
  readonly echo: {
    readonly answers: {
      readonly 200: {
        readonly received: {
          readonly method: string
          /** 路径和参数，签名时用的就是它 */
          readonly target: string
          readonly contentType: string | null
          readonly charset: {
            /** Content-Type 里写明的编码；没写明的按 UTF-8 读 */
            readonly declared: string | null
            /** 字节实际是哪种编码；认不出为 null */
            readonly detected: string | null
          }
          /** 正文字节数 */
          readonly bytes: number
          /** 正文的 SHA-256 */
          readonly sha256: string
          /** 请求头 X-Content-SHA256 与实收是否一致；没带为 null */
          readonly contentSha256: {
            readonly sent: string
            readonly matches: boolean
          } | null
          /** 正文读出的文字，最多 20000 字 */
          readonly text: string | null
          /** 正文解析出的 JSON；不是 JSON 为 null */
          readonly json: unknown
          /** 发现的问题，各附改法；没有问题为空 */
          readonly advice: readonly string[]
          /** 收到的请求头，密钥和签名只显示头尾 */
          readonly headers: Readonly<Record<string, string>>
          /** 这个请求应怎样签名 */
          readonly signature: {
            readonly algorithm: string
            /** 应签名的文本，逐字；各行以换行符相接，末尾没有换行符 */
            readonly baseString: string
            readonly steps: readonly string[]
          }
        }
        /** 凭所带的密钥或签名认出的调用方；认不出时为原因 */
        readonly caller:
          | {
              readonly kind: 'person' | 'integration'
              readonly name: string
              readonly scopes: readonly (
                | 'read'
                | 'draft'
                | 'review'
                | 'approve'
                | 'samples'
                | 'settings'
                | 'admin'
                | 'audit'
                | 'metrics'
              )[]
            }
          | {
              readonly code: string
              readonly msg: string
            }
      }
    }
  }
  /** 回显收到的请求：编码、正文、请求头、待签文本，供对接时查错；不保存任何内容 */
  readonly echoOfGet: {
    readonly answers: {
      readonly 200: {
        readonly received: {
          readonly method: string
          /** 路径和参数，签名时用的就是它 */
          readonly target: string
          readonly contentType: string | null
          readonly charset: {
            /** Content-Type 里写明的编码；没写明的按 UTF-8 读 */
            readonly declared: string | null
            /** 字节实际是哪种编码；认不出为 null */
            readonly detected: string | null
          }
          /** 正文字节数 */
          readonly bytes: number
          /** 正文的 SHA-256 */
          readonly sha256: string
          /** 请求头 X-Content-SHA256 与实收是否一致；没带为 null */
          readonly contentSha256: {
            readonly sent: string
            readonly matches: boolean
          } | null
          /** 正文读出的文字，最多 20000 字 */
          readonly text: string | null
          /** 正文解析出的 JSON；不是 JSON 为 null */
          readonly json: unknown
          /** 发现的问题，各附改法；没有问题为空 */
          readonly advice: readonly string[]
          /** 收到的请求头，密钥和签名只显示头尾 */
          readonly headers: Readonly<Record<string, string>>
          /** 这个请求应怎样签名 */
          readonly signature: {
            readonly algorithm: string
            /** 应签名的文本，逐字；各行以换行符相接，末尾没有换行符 */
            readonly baseString: string
            readonly steps: readonly string[]
          }
        }
        /** 凭所带的密钥或签名认出的调用方；认不出时为原因 */
        readonly caller:
          | {
              readonly kind: 'person' | 'integration'
              readonly name: string
              readonly scopes: readonly (
                | 'read'
                | 'draft'
                | 'review'
                | 'approve'
                | 'samples'
                | 'settings'
                | 'admin'
                | 'audit'
                | 'metrics'
              )[]
            }
          | {
              readonly code: string
              readonly msg: string
            }
      }
    }
  }
  /** 本单位登记的接收地址 */
  readonly listWebhooks: {
    readonly answers: {
      readonly 200: {
        readonly webhooks: readonly WebhookEndpoint[]
      }
    }
  }
  /** 登记一个接收地址，稿件有新状态时按 Standard Webhooks 规范通知它 */
  readonly createWebhook: {
    readonly request: {
      readonly url: string
      readonly name?: string
      /** 不写为全部事件 */
      readonly events?: readonly ('draft.clean' | 'draft.flagged' | 'draft.approved' | 'draft.failed')[]
    }
    readonly answers: {
      readonly 201: {
        readonly endpoint: WebhookEndpoint
        /** 签名密钥（whsec_…），只在这一次答复里给出 */
        readonly secret: string
      }
    }
  }
  /** 改动接收地址，停用或重新启用它 */
  readonly changeWebhook: {
    readonly request: {
      readonly name?: string
      readonly url?: string
      readonly events?: readonly ('draft.clean' | 'draft.flagged' | 'draft.approved' | 'draft.failed')[]
      /** 停用时，还没送达的消息不再发送，可在记录里重发 */
      readonly enabled?: boolean
    }
    readonly answers: { readonly 200: WebhookEndpoint }
  }

  /** 更换签名密钥；此后一天内，消息同时带新旧两个签名 */
  readonly renewWebhookSecret: {
    readonly answers: {
      readonly 200: {
        readonly endpoint: WebhookEndpoint
        /** 签名密钥（whsec_…），只在这一次答复里给出 */
        readonly secret: string
      }
    }
  }
  /** 发一条测试消息（webhook.test），只发一次 */
  readonly testWebhook: {
    readonly answers: {
      readonly 202: {
        /** 消息编号，即 webhook-id：每次重试都相同，接收方据此去重 */
        readonly id: string
        readonly endpointId: string
        readonly url: string
        readonly event: string
        readonly draftId: string | null
        /** waiting 待发或待重试；delivered 已送达；failed 已放弃 */
        readonly state: 'waiting' | 'delivered' | 'failed'
        /** 已试几次 */
        readonly tries: number
        /** 下次发送的时间；不再发送为 null */
        readonly nextAt: string | null
        /** 最近一次对方答复的状态码；没有答复为 null */
        readonly lastStatus: number | null
        /** 最近一次为什么没有送达 */
        readonly lastFault: string | null
        readonly createdAt: string
        readonly endedAt: string | null
        /** 发送的正文，逐字 */
        readonly payload: string
        /** 每一次发送，先后为序 */
        readonly attempts: readonly {
          readonly at: string
          readonly status: number | null
          readonly fault: string | null
          readonly milliseconds: number
        }[]
      }
    }
  }
  /** 发送记录，新的在前，保留 30 天 */
  readonly listDeliveries: {
    readonly answers: {
      readonly 200: {
        readonly deliveries: readonly WebhookDelivery[]
        readonly next: string | null
      }
    }
  }
  /** 一条消息：发送的正文，每一次发送的结果 */
  readonly getDelivery: {
    readonly answers: {
      readonly 200: {
        /** 消息编号，即 webhook-id：每次重试都相同，接收方据此去重 */
        readonly id: string
        readonly endpointId: string
        readonly url: string
        readonly event: string
        readonly draftId: string | null
        /** waiting 待发或待重试；delivered 已送达；failed 已放弃 */
        readonly state: 'waiting' | 'delivered' | 'failed'
        /** 已试几次 */
        readonly tries: number
        /** 下次发送的时间；不再发送为 null */
        readonly nextAt: string | null
        /** 最近一次对方答复的状态码；没有答复为 null */
        readonly lastStatus: number | null
        /** 最近一次为什么没有送达 */
        readonly lastFault: string | null
        readonly createdAt: string
        readonly endedAt: string | null
        /** 发送的正文，逐字 */
        readonly payload: string
        /** 每一次发送，先后为序 */
        readonly attempts: readonly {
          readonly at: string
          readonly status: number | null
          readonly fault: string | null
          readonly milliseconds: number
        }[]
      }
    }
  }
  /** 立即重发一条消息，编号不变，重试次数从头计 */
  readonly replayDelivery: {
    readonly answers: {
      readonly 202: {
        /** 消息编号，即 webhook-id：每次重试都相同，接收方据此去重 */
        readonly id: string
        readonly endpointId: string
        readonly url: string
        readonly event: string
        readonly draftId: string | null
        /** waiting 待发或待重试；delivered 已送达；failed 已放弃 */
        readonly state: 'waiting' | 'delivered' | 'failed'
        /** 已试几次 */
        readonly tries: number
        /** 下次发送的时间；不再发送为 null */
        readonly nextAt: string | null
        /** 最近一次对方答复的状态码；没有答复为 null */
        readonly lastStatus: number | null
        /** 最近一次为什么没有送达 */
        readonly lastFault: string | null
        readonly createdAt: string
        readonly endedAt: string | null
        /** 发送的正文，逐字 */
        readonly payload: string
        /** 每一次发送，先后为序 */
        readonly attempts: readonly {
          readonly at: string
          readonly status: number | null
          readonly fault: string | null
          readonly milliseconds: number
        }[]
      }
    }
  }
  /** 服务是否在运行 */
  readonly health: {
    readonly answers: {
      readonly 200: {
        readonly status: 'ok'
      }
    }
  }
  /** 服务能否接活：数据库、范文库是否就绪 */
  readonly ready: {
    readonly answers: {
      readonly 200: {
        readonly status: 'ready' | 'not-ready'
        readonly parts: readonly {
          readonly name: string
          /** 不正常时的情况；正常为 null */
          readonly fault: string | null
        }[]
      }
      readonly 503: {
        readonly status: 'ready' | 'not-ready'
        readonly parts: readonly {
          readonly name: string
          /** 不正常时的情况；正常为 null */
          readonly fault: string | null
        }[]
      }
    }
  }

  /** 本接口的说明（OpenAPI 3.1） */
  readonly openapi: {
    readonly answers: { readonly 200: Readonly<Record<string, unknown>> }
  }
}
