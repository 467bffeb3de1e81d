import { useState } from 'preact/hooks'
import { troubleOf } from '../service/client.ts'
import { type Added, uploadSample } from '../service/samples.ts'

/** One file on its way into the library. */
export interface Upload {
  readonly name: string
  /** How much of it has arrived, from 0 to 1. */
  readonly share: number
  readonly outcome: readonly Added[] | null
  readonly trouble: string | null
}

/** What the service takes in one request, in megabytes; a larger file is refused before it is sent, not after. */
export const MOST_MB = 20

/** Why a file cannot be sent; null where it can. */
const unsendable = ({ name, size }: File): string | null =>
  size > MOST_MB * 1e6
    ? `“${name}”有 ${Math.ceil(size / 1e6)} MB，每个文件不超过 ${MOST_MB} MB；多半是图片太大，去掉图片或另存为文字版再传`
    : null
/** The message, with the file that it is about. */
const namedIn = (message: string, name: string): string => (message.includes(name) ? message : `“${name}”：${message}`)

interface Uploads {
  readonly uploads: readonly Upload[]
  /** Sends each file by itself, so that one that cannot be read stops no other. */
  readonly send: (files: readonly File[]) => Promise<void>
}

/** Files on their way into the library; `added` hears of each that has come in. */
export function useUploads(added: () => void): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const change = (at: number, news: Partial<Upload>) =>
    setUploads((all) => all.map((upload, index) => (index === at ? { ...upload, ...news } : upload)))
  const sendOne = async (file: File, at: number) => {
    const trouble = unsendable(file)
    if (trouble) return change(at, { share: 1, trouble })
    try {
      const outcome = await uploadSample(file, (share) => change(at, { share }))
      change(at, { share: 1, outcome })
      added()
    } catch (error) {
      change(at, { share: 1, trouble: namedIn(troubleOf(error).message, file.name) })
    }
  }
  const send = async (files: readonly File[]) => {
    setUploads(files.map(({ name }) => ({ name, share: 0, outcome: null, trouble: null })))
    for (const [at, file] of files.entries()) await sendOne(file, at)
  }
  return { uploads, send }
}
