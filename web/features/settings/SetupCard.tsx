import { Link } from '@tanstack/react-router'
import { Stethoscope } from 'lucide-react'
import { buttonStyle } from '../../ui/buttonStyle.ts'
import { Card } from '../../ui/Card.tsx'
import { messages } from './messages.ts'

/** Leads to the test of camera, sound and network (O7). */
export function SetupCard() {
  const { title, text } = messages.setup
  return (
    <Card>
      <section className="grid justify-items-start gap-3">
        <div>
          <h2 className="text-xl font-bold">{title}</h2>
          <p className="text-muted">{text}</p>
        </div>
        <Link to="/setup" className={buttonStyle('secondary')}>
          <Stethoscope aria-hidden="true" className="size-5" />
          {messages.setup.action}
        </Link>
      </section>
    </Card>
  )
}
