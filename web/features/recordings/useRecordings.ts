import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { listRecordings, repairRecording } from '../../../call/recording/localRecordings.ts'
import { useMe } from '../../api/useMe.ts'

const recordingsKey = ['local-recordings'] as const

/** What this person has recorded here. Those that were cut off are put together by themselves, one after the other. */
export function useRecordings() {
  const queryClient = useQueryClient()
  const { id: personId } = useMe()
  const recordings = useQuery({
    queryKey: [...recordingsKey, personId],
    queryFn: () => listRecordings(personId),
    networkMode: 'always',
  })
  const [unrepaired, setUnrepaired] = useState<ReadonlySet<string>>(new Set())
  const tried = useRef(new Set<string>())
  const { data } = recordings
  useEffect(() => {
    const repairAll = async () => {
      for (const { id, state } of data ?? []) {
        if (state !== 'cut-off' || tried.current.has(id)) continue
        tried.current.add(id)
        try {
          await repairRecording(id)
          await queryClient.invalidateQueries({ queryKey: recordingsKey })
        } catch {
          setUnrepaired((before) => new Set([...before, id]))
        }
      }
    }
    void repairAll()
  }, [data, queryClient])
  const refresh = () => queryClient.invalidateQueries({ queryKey: recordingsKey })
  return { recordings, unrepaired, refresh }
}
