import { useState } from 'preact/hooks'
import type { PlacedSection } from '../../../domain/draft.ts'
import { SectionReferences } from './section-references.tsx'
import { useSeconds } from './use-seconds.ts'

const DRAFTERS: Record<PlacedSection['drafter'], string> = { llm: '模型起草', template: '模板起草', person: '人工改过' }

/** A section that is being written again, or was a moment ago. */
export type Redrafting =
  | { readonly is: 'running'; readonly section: string; readonly cancelling: boolean }
  | { readonly is: 'cancelled'; readonly section: string }
  | { readonly is: 'done'; readonly section: string; readonly version: number; readonly same: boolean }
  | { readonly is: 'refused'; readonly section: string; readonly why: string }

interface SectionListProps {
  readonly sections: readonly PlacedSection[]
  readonly redrafting: Redrafting | null
  /** True while the last redraft is the last step of the draft, so that it can be taken back. */
  readonly undoable: boolean
  readonly goTo: (section: PlacedSection) => void
  /** null where the text is only read. */
  readonly redraft: ((section: PlacedSection, instruction: string) => void) | null
  readonly undo: () => void
  readonly cancel: () => void
}

const nameOf = (section: PlacedSection): string => section.heading || '导语'

/** What the section cost at the model; undefined where no model answered. */
function usageOf({ usage, attempts }: PlacedSection): string | undefined {
  if (!usage) return undefined
  const seconds = (usage.milliseconds / 1000).toFixed(1)
  return `写了 ${attempts} 次，用时 ${seconds} 秒，用量 ${usage.inputTokens + usage.outputTokens} 词元`
}

/** The sections of the draft: who wrote each, and a way to have one written again. */
export function SectionList({ sections, redrafting, undoable, goTo, redraft, undo, cancel }: SectionListProps) {
  const [asking, setAsking] = useState<string | null>(null)
  const running = redrafting?.is === 'running'
  return (
    <section class="remarks sections" aria-label="各节">
      <h3>各节</h3>
      <ul>
        {sections.map((section) => (
          <li key={section.id}>
            <div class="section-head">
              <button type="button" class="link" onClick={() => goTo(section)}>
                {nameOf(section)}
              </button>
              <small>{DRAFTERS[section.drafter]}</small>
              {redraft && (
                <button
                  type="button"
                  class="quiet"
                  disabled={running}
                  aria-label={`重写“${nameOf(section)}”`}
                  aria-expanded={asking === section.id}
                  onClick={() => setAsking(asking === section.id ? null : section.id)}
                >
                  重写…
                </button>
              )}
            </div>
            {usageOf(section) && <p class="hint">{usageOf(section)}</p>}
            {section.remark && <p class="hint">{section.remark}</p>}
            <SectionReferences references={section.references} />
            {redraft && asking === section.id && (
              <Wish
                name={nameOf(section)}
                cancel={() => setAsking(null)}
                ask={(instruction) => {
                  setAsking(null)
                  redraft(section, instruction)
                }}
              />
            )}
            {redrafting?.section === section.id && (
              <Progress state={redrafting} undoable={undoable} undo={undo} cancel={cancel} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Wish({ name, ask, cancel }: { name: string; ask: (instruction: string) => void; cancel: () => void }) {
  const [words, setWords] = useState('')
  return (
    <form
      class="why"
      onSubmit={(event) => {
        event.preventDefault()
        ask(words.trim())
      }}
    >
      <input
        value={words}
        placeholder="写作要求，可不填，如：先写成效，再写做法"
        aria-label={`“${name}”的写作要求`}
        maxLength={1000}
        ref={(input) => input?.focus()}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && cancel()}
      />
      <button type="submit" class="primary">
        重写这一节
      </button>
      <button type="button" class="quiet" onClick={cancel}>
        取消
      </button>
    </form>
  )
}

interface ProgressProps extends Pick<SectionListProps, 'undoable' | 'undo' | 'cancel'> {
  readonly state: Redrafting
}
function Progress({ state, undoable, undo, cancel }: ProgressProps) {
  switch (state.is) {
    case 'running':
      return <Running cancelling={state.cancelling} cancel={cancel} />
    case 'cancelled':
      return (
        <p class="section-said" role="status">
          已取消重写，文字没有改动
        </p>
      )
    case 'refused':
      return (
        <p class="trouble" role="alert">
          {state.why}
        </p>
      )
    case 'done':
      return (
        <p class="section-said" role="status">
          {state.same ? '重写后文字没有变化' : '已重写，原文留在稿件经过里'}
          {undoable && !state.same && (
            <button type="button" onClick={undo}>
              撤销重写
            </button>
          )}
        </p>
      )
  }
}

function Running({ cancelling, cancel }: { cancelling: boolean; cancel: () => void }) {
  const seconds = useSeconds()
  return (
    <p class="section-said">
      <span role="status">正在重写并核对</span>
      <span>已用 {seconds} 秒</span>
      <button type="button" disabled={cancelling} onClick={cancel}>
        {cancelling ? '正在取消…' : '取消重写'}
      </button>
      <progress aria-label="正在重写" />
    </p>
  )
}
