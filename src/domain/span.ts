/** A half-open stretch of text, `[start, end)`, in UTF-16 code units, as JavaScript and CodeMirror count. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** True where the two stretches share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** True where `inner` lies wholly within `outer`. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** The words that a span covers. */
export const sliceOf = (text: string, span: Span): string => text.slice(span.start, span.end)
