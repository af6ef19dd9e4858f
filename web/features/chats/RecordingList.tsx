import { useQuery } from '@tanstack/react-query'
import { Film } from 'lucide-react'
import { useId } from 'react'
import type { CoffeeChat } from '../../../contract/chats.ts'
import { recordingFilesQuery } from '../../api/recordingFiles.ts'
import { RecordingRow } from './RecordingRow.tsx'
import { recordingMessages } from './recordingMessages.ts'

/** What was recorded in a chat's call and uploaded (R6); nothing where there is nothing. */
export function RecordingList({ chat }: { chat: CoffeeChat }) {
  const titleId = useId()
  const { data } = useQuery(recordingFilesQuery)
  const files = chat.videoLink === null ? undefined : data?.get(chat.videoLink)
  if (!files) return null
  return (
    <section aria-labelledby={titleId} className="grid gap-3 sm:pl-16">
      <h3 id={titleId} className="flex items-center gap-2.5 font-bold">
        <Film aria-hidden="true" className="size-4.5 text-muted" />
        {recordingMessages.title}
      </h3>
      <ul className="grid gap-3">
        {files.map((file) => (
          <li key={file.id}>
            <RecordingRow file={file} otherName={chat.other.name} />
          </li>
        ))}
      </ul>
    </section>
  )
}
