import type { PlacedSection } from '../../../domain/draft.ts'

/** A passage's place in its report, from 1: the end of its id. */
const placeOf = (passageId: string): string => passageId.slice(passageId.lastIndexOf('-') + 1)

/** The passages whose wording the section followed; each opens where it stands in the library. */
export function SectionReferences({ references }: Pick<PlacedSection, 'references'>) {
  if (references.length === 0) return null
  return (
    <p class="hint">
      参考写法：
      {references.map(({ passageId, sampleId, sampleTitle }, at) => (
        <span key={passageId}>
          {at > 0 && '；'}
          <a href={`/samples/${sampleId}#${passageId}`} target="_blank" rel="noopener">
            {sampleTitle}第 {placeOf(passageId)} 段
          </a>
        </span>
      ))}
    </p>
  )
}
