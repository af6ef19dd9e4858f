import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Call } from '../../../../call/call.ts'
import type { Room } from '../../../../contract/rooms.ts'
import type { CallFiles, CallFilesState } from './callFiles.ts'

const none: CallFilesState = { files: [], unread: 0, tracks: [], problem: null }
const readNone = () => none
const neverChanges = () => () => undefined

/**
 * The call's files (T7); `files` is null until the code for them is here, which is asked for once `wanted`. `newestSeq` is
 * the newest message's number, `shown` says whether the conversation is on the screen.
 */
export function useCallFiles(
  call: Call,
  { roomId, chat }: Room,
  personId: string,
  { wanted, newestSeq, shown }: { wanted: boolean; newestSeq: number; shown: boolean },
) {
  const { id, name } = chat.other
  const [files, setFiles] = useState<CallFiles | null>(null)
  const [asked, setAsked] = useState(wanted)
  if (wanted && !asked) setAsked(true)
  useEffect(() => {
    if (!asked) return undefined
    let stop: (() => void) | null = null
    let left = false
    const open = async () => {
      const module = await import('./callFiles.ts')
      if (left) return
      const opened = new module.CallFiles(call, roomId, { personId, other: { id, name } })
      stop = opened.watch()
      setFiles(opened)
    }
    // Without the server the call goes on without files.
    open().catch(() => undefined)
    return () => {
      left = true
      stop?.()
      setFiles(null)
    }
  }, [call, roomId, personId, id, name, asked])
  useEffect(() => files?.setNewest(newestSeq), [files, newestSeq])
  useEffect(() => files?.setShown(shown), [files, shown])
  const state = useSyncExternalStore(files?.subscribe ?? neverChanges, files?.getState ?? readNone)
  return { files, state }
}
