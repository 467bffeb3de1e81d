import { useEffect, useState } from 'preact/hooks'
import { droppedText } from '../facts/dropped.ts'
import { catchFiles, catchPastes } from './catch.ts'
import type { DeskAction } from './desk-state.ts'

interface Intake {
  /** True while something is being read. */
  readonly reading: boolean
  /** Why the last paste or file was not read; null where it was. */
  readonly unfit: string | null
  /** Reads a paste into the table; false where that could not be done. */
  readonly takeIn: (paste: string) => Promise<boolean>
}

/** What reads a paste comes with the first one; a pointer or the focus on the box has asked for it before. */
export const reader = () => import('../facts/reader.ts')

/** Takes in what is pasted into the page or dropped upon it. */
export function useIntake(act: (action: DeskAction) => void): Intake {
  const [reading, setReading] = useState(false)
  const [unfit, setUnfit] = useState<string | null>(null)
  const takeIn = async (paste: string): Promise<boolean> => {
    setReading(true)
    try {
      const { parseFacts, reportHead } = await reader()
      act({ do: 'take', parsed: parseFacts(paste), head: reportHead(paste) })
      setUnfit(null)
      return true
    } catch {
      setUnfit('没有读入：网络断开，识别程序没有载入，请稍后再试')
      return false
    } finally {
      setReading(false)
    }
  }
  const takeFile = (file: File) =>
    droppedText(file).then(
      (text) => void takeIn(text),
      (error: Error) => setUnfit(error.message),
    )
  useEffect(() => catchPastes(takeIn), [])
  useEffect(() => catchFiles(takeFile), [])
  return { reading, unfit, takeIn }
}
