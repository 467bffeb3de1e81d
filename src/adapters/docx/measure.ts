import type { IRunOptions } from 'docx'
import { type Face, type LayoutProfile, textHeight, textWidth } from '../../pipeline/layout-profile.ts'

/** Twentieths of a point, in which Word measures. */
const TWIPS_PER_MM = 1440 / 25.4
export const twips = (millimetres: number): number => Math.round(millimetres * TWIPS_PER_MM)
export const pointTwips = (points: number): number => Math.round(points * 20)

/** The grid of lines and characters of a profile, in twips. */
export interface Grid {
  readonly line: number
  readonly character: number
  /** What is added between characters of the body, mostly negative. */
  readonly spacing: number
}

/**
 * Rounds down, so that the last line and the last character fit: 22 lines of 225 mm are 579 twips each, where 29 points
 * would be 580 and one line less; 28 characters of 156 mm come 5 twips closer than three-hao type would set them.
 */
export function gridOf(profile: LayoutProfile): Grid {
  const size = pointTwips(profile.faces.body.points)
  const line = Math.floor((textHeight(profile) * TWIPS_PER_MM) / profile.grid.lines)
  const spacing = Math.floor((textWidth(profile) * TWIPS_PER_MM) / profile.grid.characters - size)
  return { line, character: size + spacing, spacing }
}

/** A typeface as a run carries it: named for Han and for Latin signs, so that Word and WPS choose no other. */
export const runOf = ({ han, latin, points }: Face): IRunOptions => ({
  font: { ascii: latin, hAnsi: latin, cs: latin, eastAsia: han },
  size: points * 2,
})
