import { mount } from './mount.ts'
import { Library } from './samples/library.tsx'
import { Report } from './samples/report.tsx'

interface IslandData {
  /** null for the whole library. */
  readonly sampleId: string | null
  readonly mayChange: boolean
}

mount<IslandData>(({ sampleId, mayChange }) =>
  sampleId === null ? <Library mayChange={mayChange} /> : <Report id={sampleId} mayChange={mayChange} />,
)
