interface NotesFieldProps {
  readonly notes: string
  readonly change: (notes: string) => void
}

const LEAST_LINES = 4
const MOST_LINES = 14

/** What was done, what is wrong and what is planned, a line each; it grows with what is written. */
export const NotesField = ({ notes, change }: NotesFieldProps) => (
  <>
    <div class="bar">
      <h2 id="notes-head">文字材料</h2>
      <span class="hint">做法、问题、打算，一行一条；其中的数字也作为依据</span>
    </div>
    <textarea
      class="notes"
      aria-labelledby="notes-head"
      rows={Math.min(MOST_LINES, Math.max(LEAST_LINES, notes.split('\n').length + 1))}
      value={notes}
      placeholder={'如：召开大气污染治理推进会，与各村（社区）签订目标责任书'}
      onInput={(event) => change(event.currentTarget.value)}
    />
  </>
)
