/** A sentence that changed between the reviewer's look and the reviewer's key: both stand side by side, and nothing was done. */
export const ChangedSentence = ({ seen, now }: { seen: string; now: string }) => (
  <div class="changed" role="alert">
    <strong>这句话已被改过，没有套用</strong>
    <dl>
      <dt>您看到的</dt>
      <dd>{seen}</dd>
      <dt>现在的</dt>
      <dd>{now === '' ? '（已删去）' : now}</dd>
    </dl>
  </div>
)
