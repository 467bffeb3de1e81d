import type { OutlinedSection } from '../../../domain/draft.ts'
import type { ReportType } from '../../../domain/report-type.ts'
import { headingOf } from './sheet.ts'

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** The report's outline with how many facts and notes each section has. */
export function OutlineView({ type, sections }: { type: ReportType; sections: readonly OutlinedSection[] }) {
  const filled = new Map(sections.map((section) => [section.id, section]))
  const named = type.chapters.filter((chapter) => chapter.heading !== null)
  return (
    <section class="outline" aria-label="报告提纲">
      <h3>报告提纲</h3>
      <ol>
        {type.chapters.map((chapter) => {
          const number = chapter.heading === null ? null : HAN[named.indexOf(chapter)]
          return (
            <li key={chapter.heading ?? 'lead'}>
              <span class="outline-chapter">{number ? `${number}、${chapter.heading}` : '导语'}</span>
              {chapter.sections.length > 1 || chapter.sections[0]?.kind === 'work' ? (
                <ol>
                  {chapter.sections.map((section) => (
                    <OutlineLine name={headingOf(type, section.id)} section={filled.get(section.id)} key={section.id} />
                  ))}
                </ol>
              ) : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function OutlineLine({ name, section }: { name: string; section: OutlinedSection | undefined }) {
  const facts = section?.facts.length ?? 0
  const notes = section?.notes.length ?? 0
  const said = [facts > 0 ? `${facts} 项数据` : '', notes > 0 ? `${notes} 条材料` : ''].filter((each) => each !== '')
  return (
    <li class={said.length > 0 ? 'is-filled' : ''}>
      <span>{name}</span>
      <small>{said.join('，')}</small>
    </li>
  )
}
