import { useEffect, useRef, useState } from 'preact/hooks'
import { Desk } from './desk/desk.tsx'
import { factSheetOf, type Sheet } from './desk/sheet.ts'
import { mount } from './mount.ts'
import { type Trouble, troubleOf } from './service/client.ts'
import { makeDraft } from './service/drafts.ts'

interface IslandData {
  /** What the own office is called; '' where nobody signed in. */
  readonly organisation: string
}

/** The filling-in page. A draft that was begun has a page of its own, so that a reload finds it again. */
function Page({ organisation }: IslandData) {
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [sending, setSending] = useState(false)
  const wish = useRef<{ readonly sheet: Sheet; readonly key: string } | null>(null)
  const start = async (sheet: Sheet) => {
    setTrouble(null)
    setSending(true)
    // An answer that was lost may stand for a draft that is written: asked for once more under its key, it is the same one.
    if (wish.current?.sheet !== sheet) wish.current = { sheet, key: crypto.randomUUID() }
    try {
      const id = await makeDraft(factSheetOf(sheet), wish.current.key)
      wish.current = null
      location.assign(`/drafts/${id}`)
    } catch (error) {
      setTrouble(troubleOf(error))
      setSending(false)
    }
  }
  // A page that the browser kept whole comes back as it was left: on its way to the draft.
  useEffect(() => {
    const back = ({ persisted }: PageTransitionEvent) => persisted && setSending(false)
    addEventListener('pageshow', back)
    return () => removeEventListener('pageshow', back)
  }, [])
  return <Desk organisation={organisation} trouble={trouble} sending={sending} start={start} />
}

mount<IslandData>((data) => <Page {...data} />)
