import { DraftList } from './list/draft-list.tsx'
import { mount } from './mount.ts'

interface IslandData {
  readonly mayDraft: boolean
  readonly mayReview: boolean
}

mount<IslandData>((data) => <DraftList {...data} />)
