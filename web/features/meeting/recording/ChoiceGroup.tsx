import { useId } from 'react'

type ChoiceGroupProps<Value extends string> = {
  legend: string
  hint?: string
  value: Value
  choices: readonly { value: Value; label: string; hint?: string }[]
  onChange: (value: Value) => void
}

/** One of a few, each with a word about what it means. */
export function ChoiceGroup<Value extends string>(props: ChoiceGroupProps<Value>) {
  const name = useId()
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-semibold">{props.legend}</legend>
      <div className="grid gap-2 sm:auto-cols-fr sm:grid-flow-col">
        {props.choices.map(({ value, label, hint }) => (
          <label
            key={value}
            className="flex cursor-pointer flex-col justify-center rounded-control border border-control-line px-4 py-2.5 transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft has-checked:text-on-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
              className="sr-only"
            />
            <span className="font-semibold">{label}</span>
            {hint && <span className="text-sm opacity-80">{hint}</span>}
          </label>
        ))}
      </div>
      {props.hint && <p className="text-sm text-muted">{props.hint}</p>}
    </fieldset>
  )
}
