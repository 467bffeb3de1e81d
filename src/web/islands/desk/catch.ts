import { pastedText } from '../facts/clipboard.ts'

/** A paste that no field is waiting for is a table for the sheet. */
export function catchPastes(takeIn: (paste: string) => unknown): () => void {
  const caught = (event: ClipboardEvent) => {
    const target = event.target as Element | null
    if (target?.closest('input, textarea, select, [contenteditable]') || !event.clipboardData) return
    const text = pastedText(event.clipboardData)
    if (text.trim() !== '') takeIn(text)
  }
  document.addEventListener('paste', caught)
  return () => document.removeEventListener('paste', caught)
}

/** A file dropped anywhere on the page is a table for the sheet, not a page to go to. */
export function catchFiles(takeFile: (file: File) => unknown): () => void {
  const over = (event: DragEvent) => event.preventDefault()
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    const file = event.dataTransfer?.files[0]
    if (file) takeFile(file)
  }
  document.addEventListener('dragover', over)
  document.addEventListener('drop', dropped)
  return () => {
    document.removeEventListener('dragover', over)
    document.removeEventListener('drop', dropped)
  }
}
