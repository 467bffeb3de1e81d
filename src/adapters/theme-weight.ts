/** What a passage gains that speaks first of the theme most wanted; and the share of it for one that speaks of it beside another. */
const [THEME, BESIDE] = [1.5, 0.4]

/** How far a passage with these themes, strongest first, is worth more for what is wanted: from 1 to 2.5. */
export const themeWeight = (themes: readonly string[], wanted: ReadonlyMap<string, number>): number =>
  1 + THEME * themeFit(themes, wanted)

/** How far a passage speaks of what is wanted, from 0 to 1: its first theme counts most. */
function themeFit(themes: readonly string[], wanted: ReadonlyMap<string, number>): number {
  const most = Math.max(...wanted.values())
  const fits = themes.map((theme, at) => ((wanted.get(theme) ?? 0) / most) * (at === 0 ? 1 : BESIDE))
  return Math.max(0, ...fits)
}
