import { Shuffle, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { catalog, messages } from './messages.ts'
import { startersFor } from './starters.ts'

export type StartersProps = { mine: readonly string[]; theirs: readonly string[]; onClose: () => void }

/** While one waits: a card that can be put aside. */
export function StartersCard({ mine, theirs, onClose }: StartersProps) {
  return (
    <section
      aria-label={messages.title}
      // Where there is little room, the way to wait for somebody comes first: the menu has the rest.
      className="appear mx-auto grid w-full max-w-lg gap-2 rounded-card border border-line bg-surface/95 py-3 pr-2 pl-5 text-left shadow-float max-sm:[&_li:nth-child(3)]:hidden [@media(max-height:30rem)]:hidden"
    >
      <header className="flex items-center justify-between gap-3">
        <h2 className="font-bold">{messages.title}</h2>
        <IconButton label={messages.dismiss} onClick={onClose}>
          <X aria-hidden="true" className="size-5" />
        </IconButton>
      </header>
      <Questions questions={startersFor({ mine, theirs }, catalog)} />
    </section>
  )
}

/** From the menu: as many as one likes. */
export function StartersDialog({ mine, theirs, onClose }: StartersProps) {
  const [turn, setTurn] = useState(0)
  return (
    <Dialog title={messages.title} onClose={onClose}>
      <div aria-live="polite">
        <Questions questions={startersFor({ mine, theirs }, catalog, turn)} />
      </div>
      <Button variant="secondary" onClick={() => setTurn(turn + 1)}>
        <Shuffle aria-hidden="true" className="size-5" />
        {messages.more}
      </Button>
    </Dialog>
  )
}

function Questions({ questions }: { questions: readonly string[] }) {
  return (
    <ul className="grid gap-2 pr-3 pb-1">
      {questions.map((question) => (
        <li key={question} className="border-l-3 border-accent pl-3">
          {question}
        </li>
      ))}
    </ul>
  )
}
