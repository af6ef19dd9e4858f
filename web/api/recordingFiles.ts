import { queryOptions } from '@tanstack/react-query'
import type { RecordingFile } from '../../contract/recordings.ts'
import { chatsKey } from './chats.ts'
import { api } from './client.ts'
import type { Page } from './page.ts'

const pageSize = '100'

async function listFiles(cursor: string | undefined, signal: AbortSignal): Promise<Page<RecordingFile>> {
  const query = { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) }
  return (await api['recording-files'].$get({ query }, { init: { signal } })).json()
}

/**
 * Every uploaded recording of one's rooms, by room, the newest first: one request for a whole list of chats. It stands with the chats, so
 * that what changes them refetches it too.
 */
export const recordingFilesQuery = queryOptions({
  queryKey: [...chatsKey, 'recordings'],
  staleTime: 30_000,
  queryFn: async ({ signal }) => {
    const files: RecordingFile[] = []
    let cursor: string | undefined
    do {
      const page: Page<RecordingFile> = await listFiles(cursor, signal)
      files.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    return Map.groupBy(files, (file) => file.roomId)
  },
})

const addressOf = (id: string, part: string) => `/api/recording-files/${encodeURIComponent(id)}/${part}`

/** Where a file is played from, by ranges. */
export const recordingFileUrl = (id: string) => addressOf(id, 'file')
/** Where a file is saved from. */
export const recordingDownloadUrl = (id: string) => addressOf(id, 'file?download=1')
export const recordingPictureUrl = (id: string) => addressOf(id, 'picture')

/** Deletes an uploaded recording for both people. */
export async function deleteRecordingFile(id: string) {
  await api['recording-files'][':id'].$delete({ param: { id } })
}

export async function putRecordingPicture(id: string, picture: Blob) {
  await api['recording-files'][':id'].picture.$put(
    { param: { id } },
    { init: { body: picture, headers: { 'content-type': picture.type } } },
  )
}
