import type { StoredPassage } from '../../../domain/passage.ts'
import themes from '../../../domain/themes.json'
import prose from '../../../pipeline/passage-themes.json'
import sections from '../../../pipeline/passage-words.json'
import { ChoiceField } from '../choice-field.tsx'

const THEMES = [...new Set([...themes, ...prose].map(({ name }) => name))]
const SECTIONS = [['', '未定'], ...sections.map(({ section }) => [section, section] as const)] as const
/** More themes say nothing any more. */
const MOST_THEMES = 3

interface PassageRowProps {
  readonly passage: StoredPassage
  /** Not to be changed: it belongs to the embedded library, or the visitor only reads. */
  readonly fixed: boolean
  readonly onCorrect: (correction: { section?: string | null; themes?: readonly string[] }) => void
}

/** A passage with what it was taken for, why, and the means to say otherwise. */
export function PassageRow({ passage, fixed, onCorrect }: PassageRowProps) {
  const { section, themes, corrected } = passage
  const without = (theme: string) => themes.filter((name) => name !== theme)
  return (
    <>
      <p class="passage-text">{passage.text}</p>
      <div class="bar">
        <ChoiceField
          name="部分"
          value={section ?? ''}
          choices={SECTIONS}
          choose={(section) => onCorrect({ section: section || null })}
          fixed={fixed}
        />
        {themes.map((theme) =>
          fixed ? (
            <span class="theme" key={theme}>
              {theme}
            </span>
          ) : (
            <button type="button" class="theme" key={theme} onClick={() => onCorrect({ themes: without(theme) })}>
              {theme} <span aria-hidden="true">×</span>
              <span class="unseen">，去掉这个主题</span>
            </button>
          ),
        )}
        {!fixed && themes.length < MOST_THEMES && (
          <label class="field inline">
            <span class="unseen">加一个主题</span>
            <select
              value=""
              onChange={(event) =>
                event.currentTarget.value && onCorrect({ themes: [...themes, event.currentTarget.value] })
              }
            >
              <option value="">加主题…</option>
              {THEMES.filter((name) => !themes.includes(name)).map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        {corrected && <span class="hint">已由人工改正</span>}
        <Reasons passage={passage} />
      </div>
    </>
  )
}

/** The words that decided, for what the passage is taken for now. */
function Reasons({ passage: { reasons, section, themes } }: { passage: StoredPassage }) {
  const telling = reasons.filter(({ of, word }) => word !== '' && (of === section || themes.includes(of)))
  if (telling.length === 0) return null
  return (
    <details class="reasons">
      <summary>为何这样归类</summary>
      <ul>
        {telling.map(({ of, word, in: place }, at) => (
          <li key={at}>
            {of}：{place === 'heading' ? '标题或首句' : '正文'}里有“{word}”
          </li>
        ))}
      </ul>
    </details>
  )
}
