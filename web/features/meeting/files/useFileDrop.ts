import { type ClipboardEvent, type DragEvent, useState } from 'react'

/** And nobody within has taken them already. */
const carriesFiles = ({ dataTransfer, defaultPrevented }: DragEvent) =>
  !defaultPrevented && dataTransfer.types.includes('Files')

/** Lets files be dropped and pasted onto an element; `over` says that some are held above it. */
export function useFileDrop(onFiles: ((files: readonly File[]) => void) | null) {
  const [over, setOver] = useState(false)
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!carriesFiles(event)) return
      // Otherwise the browser would leave the call to open the file.
      event.preventDefault()
      setOver(onFiles !== null)
    },
    onDragLeave: (event: DragEvent) => {
      const { relatedTarget, currentTarget } = event
      if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(false)
      onFiles?.([...event.dataTransfer.files])
    },
    onPaste: (event: ClipboardEvent) => {
      const pasted = [...event.clipboardData.files]
      if (event.defaultPrevented || pasted.length === 0) return
      // What is copied from a text program comes as text with a picture of it: the text is meant.
      if (event.clipboardData.types.includes('text/plain')) return
      event.preventDefault()
      onFiles?.(pasted)
    },
  }
  return { over, handlers }
}
