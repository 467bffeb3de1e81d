import { useState } from 'preact/hooks'
import type { Verification } from '../../../pipeline/verify-audit.ts'
import { verifyAudit } from '../service/audit.ts'
import { troubleOf } from '../service/client.ts'

/** What the seal over the chain's end says, beside that nothing is missing. */
const SEAL_WORDS: Readonly<Record<Verification['seal'], string>> = {
  valid: '封印有效。',
  invalid: '封印不符。',
  unknown: '链尾由另一密钥封印，本机无法核验封印。',
  unsealed: '没有设置密钥，链尾没有封印；整条链被重算将无法发现，请联系管理员设置密钥。',
}

type State =
  | { readonly kind: 'idle' | 'busy' }
  | { readonly kind: 'done'; readonly good: boolean; readonly words: string }

const said = ({ intact, entries, seal, fault }: Verification): State =>
  intact
    ? { kind: 'done', good: true, words: `共 ${entries} 条，没有改动、删除或调换。${SEAL_WORDS[seal]}` }
    : { kind: 'done', good: false, words: `${fault?.message ?? '记录不完整'}。请保留现场，联系管理员。` }

/** The button that walks the whole chain, and what came of it. */
export function VerifyLine() {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const verify = async () => {
    setState({ kind: 'busy' })
    try {
      setState(said(await verifyAudit()))
    } catch (error) {
      setState({ kind: 'done', good: false, words: troubleOf(error).message })
    }
  }
  return (
    <>
      <button type="button" class="primary" disabled={state.kind === 'busy'} onClick={verify}>
        {state.kind === 'busy' ? '正在核验…' : '核验全部记录'}
      </button>
      <p class="verified" role="status" data-good={state.kind === 'done' ? state.good : undefined}>
        {state.kind === 'done' && state.words}
      </p>
    </>
  )
}
