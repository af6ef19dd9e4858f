import { Link } from '@tanstack/react-router'
import { Globe } from 'lucide-react'
import { useId } from 'react'
import type { Person } from '../../../contract/people.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { buttonStyle } from '../../ui/buttonStyle.ts'
import { Card } from '../../ui/Card.tsx'
import { formatClock, zonePlace } from '../../ui/dateTime.ts'
import { useNow } from '../../ui/useNow.ts'
import { messages } from './messages.ts'

/** A member in the directory. */
export function PersonCard({ person }: { person: Person }) {
  const now = useNow()
  const nameId = useId()
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex items-center gap-4">
        <Avatar person={person} />
        <div className="min-w-0">
          <h2 id={nameId} className="text-lg leading-snug font-bold break-words">
            {person.name}
          </h2>
          {person.headline && <p className="leading-snug text-muted break-words">{person.headline}</p>}
        </div>
      </div>
      {person.bio && <p className="line-clamp-3 break-words">{person.bio}</p>}
      {person.interests.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {person.interests.map((interest) => (
            <li key={interest}>
              <Badge>{interest}</Badge>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-auto flex items-center gap-2 text-sm text-muted">
        <Globe aria-hidden="true" className="size-4 shrink-0" />
        {messages.localTime(formatClock(now, person.timeZone), zonePlace(person.timeZone))}
      </p>
      <Link
        to="/chats"
        search={{ tab: 'schedule', person: person.id }}
        aria-describedby={nameId}
        className={buttonStyle('secondary', 'w-full')}
      >
        {messages.ask}
      </Link>
    </Card>
  )
}
