import type { Draft, DraftedSection, PlacedSection } from '../domain/draft.ts'
import type { Check } from '../domain/finding.ts'

/**
 * What a client that listens is told while a draft is made. All but `delta` are boundaries: stored, numbered, and sent
 * again to a client that comes back. A `delta` is passed through once and repeated by the `section` that follows it;
 * an empty one tells that the model has begun with the section. `repair` tells that what the model wrote of a section did
 * not stand, or left something out, and goes back to it for the first, second … time.
 */
export type DraftEvent =
  | {
      readonly kind: 'outline'
      readonly data: {
        readonly id: string
        readonly title: string
        readonly sections: readonly {
          readonly id: string
          readonly chapter: string | null
          readonly heading: string | null
          readonly facts: readonly string[]
        }[]
      }
    }
  | {
      readonly kind: 'references'
      readonly data: {
        readonly sections: readonly { readonly id: string; readonly references: PlacedSection['references'] }[]
      }
    }
  | { readonly kind: 'delta'; readonly data: { readonly section: string; readonly text: string } }
  | { readonly kind: 'repair'; readonly data: { readonly section: string; readonly round: number } }
  | {
      readonly kind: 'section'
      readonly data: Omit<DraftedSection, 'attempts'> & Pick<PlacedSection, 'attempts' | 'usage'>
    }
  | { readonly kind: 'check'; readonly data: Check }
  | { readonly kind: 'done'; readonly data: Draft }
  | { readonly kind: 'error'; readonly data: { readonly id: string; readonly reason: string } }
