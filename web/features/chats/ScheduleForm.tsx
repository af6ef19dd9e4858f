import { chatDurations, textLimits } from '../../../contract/limits.ts'
import { describeError } from '../../api/errorMessages.ts'
import { useMe } from '../../api/useMe.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { dayIn } from '../../ui/dateTime.ts'
import { Field } from '../../ui/Field.tsx'
import { Input } from '../../ui/Input.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { Textarea } from '../../ui/Textarea.tsx'
import { PersonField } from './PersonField.tsx'
import { schedule } from './scheduleMessages.ts'
import { TimePreview } from './TimePreview.tsx'
import { useScheduleForm } from './useScheduleForm.ts'

/** Asks a member for a chat (S2). */
export function ScheduleForm({ personId }: { personId: string | undefined }) {
  const { timeZone } = useMe()
  const { form, change, errors, onSubmit, pending, error } = useScheduleForm(timeZone, personId)
  return (
    <Card className="max-w-2xl">
      <form noValidate onSubmit={onSubmit} className="grid gap-5">
        <div>
          <h2 className="text-xl font-bold">{schedule.title}</h2>
          <p className="text-muted">{schedule.text}</p>
        </div>
        {error && <Notice tone="bad">{describeError(error)}</Notice>}
        <PersonField person={form.person} onChange={(person) => change({ person })} error={errors.person} />
        <div className="grid gap-5 sm:grid-cols-[1.3fr_1fr_1fr]">
          <Field label={schedule.date} error={errors.date}>
            {(control) => (
              <Input
                {...control}
                type="date"
                min={dayIn(new Date(), timeZone)}
                value={form.date}
                onChange={(event) => change({ date: event.target.value })}
              />
            )}
          </Field>
          <Field label={schedule.time} error={errors.time}>
            {(control) => (
              <Input
                {...control}
                type="time"
                value={form.time}
                onChange={(event) => change({ time: event.target.value })}
              />
            )}
          </Field>
          <Field label={schedule.length}>
            {(control) => (
              <Select
                {...control}
                value={form.durationMinutes}
                onChange={(event) => {
                  const chosen = chatDurations.find((minutes) => String(minutes) === event.target.value)
                  if (chosen) change({ durationMinutes: chosen })
                }}
              >
                {chatDurations.map((minutes) => (
                  <option key={minutes} value={minutes}>
                    {schedule.minutes(minutes)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <TimePreview form={form} zone={timeZone} />
        <Field label={schedule.topic} hint={schedule.topicHint}>
          {(control) => (
            <Input
              {...control}
              value={form.topic}
              maxLength={textLimits.topic}
              onChange={(event) => change({ topic: event.target.value })}
            />
          )}
        </Field>
        <Field label={schedule.note}>
          {(control) => (
            <Textarea
              {...control}
              value={form.notes}
              maxLength={textLimits.notes}
              placeholder={schedule.notePlaceholder}
              onChange={(event) => change({ notes: event.target.value })}
            />
          )}
        </Field>
        <Button type="submit" pending={pending} className="sm:justify-self-start">
          {schedule.send}
        </Button>
      </form>
    </Card>
  )
}
