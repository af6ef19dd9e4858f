import { X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Input } from '../../ui/Input.tsx'
import { messages } from './messages.ts'
import { addInterest } from './profileForm.ts'

type InterestsFieldProps = { interests: string[]; onChange: (interests: string[]) => void }

/** Interests as chips: Enter or a comma adds what is typed, Backspace in the empty field takes the last one away. */
export function InterestsField({ interests, onChange }: InterestsFieldProps) {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const add = () => {
    const next = addInterest(interests, typed)
    setProblem(next.problem)
    if (next.problem) return
    setTyped('')
    onChange(next.interests)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if ((event.key === 'Enter' && typed.trim()) || event.key === ',') {
      event.preventDefault()
      add()
    }
    if (event.key === 'Backspace' && typed === '') onChange(interests.slice(0, -1))
  }
  return (
    <div className="grid gap-3">
      <Field label={messages.interests} hint={messages.interestsHint} error={problem}>
        {(control) => (
          <span className="flex gap-2">
            <Input
              {...control}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={onKeyDown}
            />
            <Button variant="secondary" disabled={!typed.trim()} onClick={add}>
              {messages.addInterest}
            </Button>
          </span>
        )}
      </Field>
      {interests.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {interests.map((interest) => (
            <li
              key={interest}
              className="inline-flex items-center rounded-full bg-accent-soft pl-4 font-semibold text-on-accent-soft"
            >
              <span className="[overflow-wrap:anywhere]">{interest}</span>
              <button
                type="button"
                aria-label={messages.removeInterest(interest)}
                onClick={() => onChange(interests.filter((each) => each !== interest))}
                className="inline-flex size-11 items-center justify-center rounded-full hover:text-ink"
              >
                <X aria-hidden="true" className="size-4" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
