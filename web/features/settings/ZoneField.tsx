import { useState } from 'react'
import { Combobox } from '../../ui/Combobox.tsx'
import { browserZone, formatClock, zonePlace, zonesDiffer } from '../../ui/dateTime.ts'
import { Field } from '../../ui/Field.tsx'
import { useNow } from '../../ui/useNow.ts'
import { messages } from './messages.ts'
import { allZones, searchZones } from './zones.ts'

type ZoneFieldProps = { zone: string; onChange: (zone: string) => void }

/** Picks a time zone by typing a city or region. */
export function ZoneField({ zone, onChange }: ZoneFieldProps) {
  const now = useNow()
  const [typed, setTyped] = useState('')
  const here = browserZone()
  const hint = (
    <>
      {messages.zoneHint(formatClock(now, zone))}
      {zonesDiffer(now, zone, here) && (
        <>
          {' '}
          {messages.zoneElsewhere(here)}{' '}
          <button
            type="button"
            onClick={() => onChange(here)}
            className="min-h-11 font-semibold text-accent underline underline-offset-4"
          >
            {messages.takeZone}
          </button>
        </>
      )}
    </>
  )
  return (
    <Field label={messages.zone} hint={hint}>
      {(control) => (
        <Combobox<string>
          control={control}
          placeholder={messages.zonePlaceholder}
          items={searchZones(allZones(zone), typed)}
          selected={zone}
          onSelect={(next) => next && onChange(next)}
          onSearch={setTyped}
          textOf={(each) => each}
          keyOf={(each) => each}
          emptyText={messages.noZone}
          showList={messages.showZones}
          render={(each) => (
            <span className="min-w-0 flex-1">
              <span className="font-semibold">{zonePlace(each)}</span>{' '}
              <span className="text-sm text-muted">{each}</span>
            </span>
          )}
        />
      )}
    </Field>
  )
}
