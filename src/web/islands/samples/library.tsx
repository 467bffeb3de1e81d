import { useEffect, useState } from 'preact/hooks'
import type { Sample, ScoredPassage } from '../../../domain/passage.ts'
import { PlainTable } from '../plain-table.tsx'
import { type Trouble, troubleOf } from '../service/client.ts'
import { findPassages, listSamples } from '../service/samples.ts'
import { TroubleBox } from '../trouble-box.tsx'
import { typeName } from '../type-name.ts'
import { usePages } from '../use-pages.ts'
import { Marked } from './marked.tsx'
import { UploadBox } from './upload-box.tsx'

/** How long typing rests before a search is made. */
const REST_MS = 250

/** The library: reports to take in, to search, to open. */
export function Library({ mayChange }: { mayChange: boolean }) {
  const [words, setWords] = useState('')
  const { items: samples, trouble, more, again } = usePages(listSamples)
  return (
    <div class="list">
      <div class="bar">
        <h1>范文</h1>
        <span class="hint">起草时从中找行文相近的段落作参考，范文里的数字和名称不会进入稿件</span>
      </div>
      {mayChange && <UploadBox onAdded={again} />}
      <label class="field">
        <span>查找段落</span>
        <input
          type="search"
          value={words}
          placeholder="例如：秸秆禁烧 值守点"
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      {trouble && <TroubleBox trouble={trouble} retry={again} />}
      {words.trim().length > 1 ? (
        <Hits words={words.trim()} />
      ) : samples ? (
        <>
          <Reports samples={samples} />
          {more && (
            <button type="button" class="more" onClick={more}>
              更早的范文
            </button>
          )}
        </>
      ) : (
        !trouble && <p class="waiting">正在取范文…</p>
      )}
    </div>
  )
}

function Hits({ words }: { words: string }) {
  const [found, setFound] = useState<readonly ScoredPassage[] | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  useEffect(() => {
    const given = new AbortController()
    const timer = setTimeout(() => {
      findPassages(words, given.signal)
        .then((passages) => {
          setFound(passages)
          setTrouble(null)
        })
        .catch((error) => given.signal.aborted || setTrouble(troubleOf(error)))
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      given.abort()
    }
  }, [words])
  if (trouble) return <TroubleBox trouble={trouble} />
  if (!found) return <p class="waiting">正在找…</p>
  if (found.length === 0) return <p class="waiting">没有找到相近的段落，换个说法试试。</p>
  return (
    <ol class="hits" aria-label="找到的段落">
      {found.map((passage) => (
        <li key={passage.id}>
          <p class="passage-text">
            <Marked text={passage.text} words={words} />
          </p>
          <p class="hint">
            <a href={`/samples/${passage.sampleId}#${passage.id}`}>{passage.sampleTitle}</a>
            {[passage.section, ...passage.themes].filter(Boolean).map((name) => ` · ${name}`)}
          </p>
        </li>
      ))}
    </ol>
  )
}

function Reports({ samples }: { samples: readonly Sample[] }) {
  if (samples.length === 0) return <p class="waiting">还没有范文。</p>
  return (
    <PlainTable columns={['标题', '报告类型', '年份', '段落', '来自']}>
      {samples.map((sample) => (
        <tr key={sample.id}>
          <td>
            <a href={`/samples/${sample.id}`}>{sample.title}</a>
          </td>
          <td>{typeName(sample.reportType, '类型未定')}</td>
          <td>{sample.year ?? '—'}</td>
          <td class="number passage-count">{sample.passages}</td>
          <td>{sample.embedded ? '内置' : '本单位'}</td>
        </tr>
      ))}
    </PlainTable>
  )
}
