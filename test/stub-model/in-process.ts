import type { Model, ModelRequest } from '../../src/pipeline/ports.ts'
import { ModelFault } from '../../src/pipeline/ports.ts'
import { type Behaviour, GOOD } from './behaviour.ts'
import { answerOf } from './scripted-drafter.ts'

/** The scripted model without a server between, and what it was asked. */
export interface ScriptedModel extends Model {
  readonly requests: ModelRequest[]
}

const STEP = 9

/** A Model that answers by script; `failAt` names requests (from 1) that end in a fault. */
export function scriptedModel(
  behaviour: Partial<Behaviour> = {},
  failAt: { readonly kind: ModelFault['kind']; readonly requests: readonly number[] } | null = null,
): ScriptedModel {
  const requests: ModelRequest[] = []
  return {
    name: 'scripted',
    requests,
    async complete(request, { onDelta }) {
      requests.push(request)
      if (failAt?.requests.includes(requests.length)) throw new ModelFault(failAt.kind, '按剧本出错')
      const text = answerOf(request.system, request.user, { ...GOOD, ...behaviour })
      for (let at = 0; at < text.length; at += STEP) onDelta?.(text.slice(at, at + STEP))
      return { text, model: 'scripted', usage: { inputTokens: 1, outputTokens: 1, milliseconds: 0 } }
    },
  }
}
