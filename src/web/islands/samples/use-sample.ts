import { useEffect, useState } from 'preact/hooks'
import type { SampleDetail, StoredPassage } from '../../../domain/passage.ts'
import { type Trouble, troubleOf } from '../service/client.ts'
import { correctPassage, correctSample, deleteSample, getSample } from '../service/samples.ts'

interface ShownSample {
  /** null until the service has answered. */
  readonly sample: SampleDetail | null
  readonly trouble: Trouble | null
  readonly correct: (correction: Parameters<typeof correctSample>[1]) => void
  readonly correctPassage: (passage: StoredPassage, correction: Parameters<typeof correctPassage>[2]) => void
  /** Takes the report out of the library and leaves its page; asks before. */
  readonly remove: () => Promise<void>
}

/** One report of the library, and what can be done to it. */
export function useSample(id: string): ShownSample {
  const [sample, setSample] = useState<SampleDetail | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const show = async (work: Promise<SampleDetail>) => {
    try {
      setSample(await work)
      setTrouble(null)
    } catch (error) {
      const told = troubleOf(error)
      setTrouble(told)
      // Somebody else was quicker: show what they made of it.
      const theirs = told.status === 409 ? await getSample(id).catch(() => null) : null
      if (theirs) setSample(theirs)
    }
  }
  useEffect(() => {
    show(getSample(id))
  }, [id])
  const remove = async () => {
    if (!confirm(`把《${sample?.title}》从范文库删去？删去后不能恢复。`)) return
    try {
      await deleteSample(id)
      location.assign('/samples')
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }
  return {
    sample,
    trouble,
    correct: (correction) => void (sample && show(correctSample(sample, correction))),
    correctPassage: (passage, correction) => void show(correctPassage(id, passage, correction)),
    remove,
  }
}
