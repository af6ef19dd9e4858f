import { Link } from '@tanstack/react-router'
import { Clapperboard } from 'lucide-react'
import { RecordingError, type LocalRecording } from '../../../call/recording/recording.ts'
import { buttonStyle } from '../../ui/buttonStyle.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { messages } from './messages.ts'
import { RecordingItem } from './RecordingItem.tsx'
import { useRecordings } from './useRecordings.ts'

/** /recordings: what was recorded on this device, to play, save, make smaller and delete (R5, R7). */
export function RecordingsPage() {
  return (
    <div className="grid gap-6">
      <header>
        <h1 className="text-3xl font-extrabold sm:text-4xl">{messages.title}</h1>
        <p className="mt-1 text-muted">{messages.text}</p>
      </header>
      <Recordings />
    </div>
  )
}

function Recordings() {
  const { recordings, unrepaired, refresh } = useRecordings()
  if (recordings.isPending) return <Loading />
  if (!recordings.data) {
    const { error } = recordings
    const problem = error instanceof RecordingError ? error.problem : 'storage-failed'
    return (
      <ErrorState
        title={messages.loadFailed}
        text={messages.problems[problem]}
        onRetry={() => void recordings.refetch()}
        pending={recordings.isFetching}
      />
    )
  }
  if (recordings.data.length === 0) return <Nothing />
  return (
    <ul className="grid gap-4">
      {recordings.data.map((recording: LocalRecording) => (
        <li key={recording.id}>
          <RecordingItem
            recording={recording}
            unrepaired={unrepaired.has(recording.id)}
            onChanged={() => void refresh()}
          />
        </li>
      ))}
    </ul>
  )
}

function Nothing() {
  return (
    <EmptyState icon={<Clapperboard />} title={messages.empty.title} text={messages.empty.text}>
      <Link to="/chats" className={buttonStyle()}>
        {messages.empty.chats}
      </Link>
    </EmptyState>
  )
}

function Loading() {
  return (
    <div aria-busy="true" className="grid gap-4">
      <output className="sr-only">{messages.loading}</output>
      {[1, 2].map((place) => (
        <Card key={place} className="flex flex-wrap gap-5">
          <Skeleton className="aspect-video w-full rounded-control sm:w-56" />
          <Skeleton className="h-6 w-40 rounded-lg" />
        </Card>
      ))}
    </div>
  )
}
