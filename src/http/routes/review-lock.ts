import { z } from 'zod'
import { Actor } from '../../domain/history.ts'

/** Who has a draft open for review, as answers tell it. */
export const Lock = z.object({
  holder: Actor,
  seat: z.string().describe('审核窗口的编号'),
  since: z.string(),
  until: z.string().describe('到这一时刻失效，续占则顺延'),
})
