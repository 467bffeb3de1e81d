import type { Mention } from '../mention.ts'
import type { Seat } from './seat.ts'
export function seatRows(
  _text: string,
  _masked: string,
  _mentions: readonly Mention[],
  _seats: Map<number, Seat>,
): void {}
