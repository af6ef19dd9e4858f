import { useEffect, useState } from 'react'
import { messages } from './messages.ts'
import { headBytes, pictureType } from './pictureType.ts'

/** Larger pictures are not shown: decoding them would take the call's memory. In bytes. */
const largest = 20 * 1024 * 1024

/** What came, if it is a picture that a browser decodes safely; nothing otherwise. */
export function FilePicture({ file, name }: { file: Blob; name: string }) {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let made: string | null = null
    let left = false
    const show = async () => {
      const type = pictureType(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()))
      if (left || type === null || file.size > largest) return
      made = URL.createObjectURL(file.slice(0, file.size, type))
      setUrl(made)
    }
    show().catch(() => undefined)
    return () => {
      left = true
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [file])
  if (url === null) return null
  return (
    <img
      src={url}
      alt={messages.preview(name)}
      onError={() => setUrl(null)}
      className="max-h-48 w-full rounded-control object-contain"
    />
  )
}
