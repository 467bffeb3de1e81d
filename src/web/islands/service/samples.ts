import type { Sample, SampleDetail, ScoredPassage, StoredPassage } from '../../../domain/passage.ts'
import type { PageOf } from '../use-pages.ts'
import { ask, TroubleError, troubleIn, troubleOf } from './client.ts'

/** A report as the library took it in. */
export interface Added extends Sample {
  readonly known: boolean
  readonly cleaning: readonly { readonly says: string; readonly removed: readonly string[] }[]
}

const pathOf = (id: string): string => `/v1/samples/${encodeURIComponent(id)}`

/** The reports of the library, newest first; page by page. */
export async function listSamples(cursor: string | null): Promise<PageOf<Sample>> {
  const { samples, next } = await (await ask(`/v1/samples?${new URLSearchParams(cursor ? { cursor } : {})}`)).json()
  return { items: samples, next }
}

/** One report with its passages. */
export const getSample = async (id: string): Promise<SampleDetail> => (await ask(pathOf(id))).json()

/** Takes an own report out of the library. */
export const deleteSample = async (id: string): Promise<void> => {
  await ask(pathOf(id), { method: 'DELETE' })
}

/** Corrects what was guessed of a report; gives it as it is then. Refused where somebody else corrected it since. */
export const correctSample = async (
  { id, title, reportType, year }: Sample,
  correction: { title?: string; reportType?: string | null; year?: number | null },
): Promise<SampleDetail> =>
  (await ask(pathOf(id), { method: 'POST', body: { ...correction, seen: { title, reportType, year } } })).json()

/** Corrects what a passage was taken for; gives its report as it is then. Refused where somebody else corrected it since. */
export const correctPassage = async (
  sampleId: string,
  { id, section, themes }: StoredPassage,
  correction: { section?: string | null; themes?: readonly string[] },
): Promise<SampleDetail> =>
  (
    await ask(`${pathOf(sampleId)}/passages/${encodeURIComponent(id)}`, {
      method: 'POST',
      body: { ...correction, seen: { section, themes } },
    })
  ).json()

/** Passages that speak of these words, best first. */
export async function findPassages(words: string, signal: AbortSignal): Promise<ScoredPassage[]> {
  const query = new URLSearchParams({ q: words, k: '20' })
  return (await (await ask(`/v1/passages?${query}`, { signal })).json()).passages
}

/** Sends one file and says how far it is, from 0 to 1: `fetch` cannot tell. Throws TroubleError. */
export const uploadSample = (file: File, onProgress: (share: number) => void): Promise<Added[]> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.append('file', file)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const body: { samples?: Added[] } | null = request.response
      if (request.status < 300 && body?.samples) resolve(body.samples)
      else reject(new TroubleError(troubleIn(request.status, body)))
    }
    request.onerror = () => reject(new TroubleError(troubleOf(new TypeError('offline'))))
    request.open('POST', '/v1/samples')
    request.send(form)
  })
