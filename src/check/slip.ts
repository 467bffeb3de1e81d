/**
 * Whether one row of digits comes from the other by a slip of the hand: two neighbours in each other's place (84 for 48)
 * or one digit that is another (96.3 for 92.3). A lone digit tells nothing.
 */
export function isSlip(written: string, meant: string): boolean {
  if (written.length !== meant.length || written === meant) return false
  let first = -1
  let last = -1
  for (let i = 0; i < written.length; i++) {
    if (written[i] === meant[i]) continue
    if (first < 0) first = i
    last = i
  }
  if (first === last) return written.replace('.', '').length > 2
  return last === first + 1 && written[first] === meant[last] && written[last] === meant[first]
}
