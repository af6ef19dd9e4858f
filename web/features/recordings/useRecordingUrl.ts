import { useEffect, useState } from 'react'
import { openRecording } from '../../../call/recording/localRecordings.ts'
import type { LocalRecording } from '../../../call/recording/recording.ts'

/** An address of this page for the file, while it is shown; null without one, or where it can't be opened. */
export function useRecordingUrl(recording: LocalRecording | null) {
  const [url, setUrl] = useState<string | null>(null)
  const id = recording?.id
  useEffect(() => {
    if (!id) return undefined
    const course: { gone: boolean; url?: string } = { gone: false }
    const open = async () => {
      const file = await openRecording(id)
      if (course.gone) return
      course.url = URL.createObjectURL(file)
      setUrl(course.url)
    }
    // Deleted in another tab: the list says so with its next look.
    open().catch(() => setUrl(null))
    return () => {
      course.gone = true
      if (course.url) URL.revokeObjectURL(course.url)
      setUrl(null)
    }
  }, [id])
  return url
}
