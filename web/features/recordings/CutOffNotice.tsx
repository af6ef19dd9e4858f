import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { listRecordings } from '../../../call/recording/localRecordings.ts'
import { useMe } from '../../api/useMe.ts'
import { Notice } from '../../ui/Notice.tsx'
import { messages } from './messages.ts'

/** Says on every page of a member that there is a recording which its tab did not live to finish (R5). */
export function CutOffNotice() {
  const { id: personId } = useMe()
  const [count, setCount] = useState(0)
  useEffect(() => {
    const look = async () => {
      const recordings = await listRecordings(personId)
      setCount(recordings.filter(({ state }) => state === 'cut-off').length)
    }
    // No private files, no recordings.
    look().catch(() => setCount(0))
  }, [personId])
  if (count === 0) return null
  return (
    <div className="mb-6">
      <Notice>
        {messages.cutOff(count)}{' '}
        <Link to="/recordings" className="font-bold underline underline-offset-4">
          {messages.saveCutOff(count)}
        </Link>
      </Notice>
    </div>
  )
}
