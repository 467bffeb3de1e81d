import { type Face, type LayoutProfile, textWidth } from './layout-profile.ts'
import type { OfficialLine } from './official-lines.ts'
import { widthOf } from './printable.ts'

/** How many characters of a face stand side by side in the 版心. */
export const charactersOf = (face: Face, profile: LayoutProfile): number =>
  ((textWidth(profile) / 25.4) * 72) / face.points

/** The face of 发文机关标志: as large as it fits on its line, within what the profile allows. */
export function letterheadFace(words: string, profile: LayoutProfile): Face {
  const { letterhead, body } = profile.faces
  const fitting = Math.floor(charactersOf({ ...letterhead, points: 1 }, profile) / widthOf(words))
  return { ...letterhead, points: Math.max(body.points, Math.min(letterhead.points, fitting)) }
}

/**
 * Characters to the right of 发文机关署名 and 成文日期. The date stands as the profile says, the name is centred over it
 * (GB/T 9704-2012, 7.3.5.1); where the name is so long that it would leave the page, it goes to the edge and the date is
 * centred below.
 */
export function signaturePlaces(
  lines: readonly OfficialLine[],
  { signature }: LayoutProfile,
): Readonly<Record<'organisation' | 'date', number>> {
  const width = (role: OfficialLine['role']): number | null => {
    const line = lines.find((candidate) => candidate.role === role)
    return line ? widthOf(line.text) : null
  }
  const [name, date] = [width('organisation'), width('date')]
  const wider = name !== null && date !== null ? (name - date) / 2 : 0
  const edge = Math.max(signature.right, wider)
  return { organisation: edge - wider, date: edge }
}
