import { Switch as SwitchPrimitive } from 'radix-ui'
import { useId } from 'react'

type SwitchProps = {
  label: string
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  disabled?: boolean
}

/** A labelled on/off switch (role switch). */
export function Switch({ label, checked, onCheckedChange, disabled = false }: SwitchProps) {
  const id = useId()
  return (
    <span className="inline-flex min-h-11 items-center gap-3">
      <SwitchPrimitive.Root
        id={id}
        checked={checked}
        onCheckedChange={onCheckedChange}
        disabled={disabled}
        className="relative h-7 w-12 shrink-0 rounded-full border border-control-line bg-sunken transition-colors disabled:opacity-55 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <SwitchPrimitive.Thumb className="block size-5 translate-x-0.75 rounded-full bg-control-line transition-transform data-[state=checked]:translate-x-5.75 data-[state=checked]:bg-on-accent" />
      </SwitchPrimitive.Root>
      <label htmlFor={id} className="cursor-pointer font-medium">
        {label}
      </label>
    </span>
  )
}
