import type { ComponentProps } from 'react'
import { type ButtonVariant, buttonStyle } from './buttonStyle.ts'
import { Spinner } from './Spinner.tsx'

type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant
  /** While true the button shows a spinner and takes no press, so that a double press does nothing. */
  pending?: boolean
}

/** A button of at least 44 px; `type="button"` unless told otherwise. */
export function Button({ variant = 'primary', pending = false, className, children, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      disabled={props.disabled || pending}
      aria-busy={pending || undefined}
      className={buttonStyle(variant, className)}
    >
      {pending && <Spinner />}
      {children}
    </button>
  )
}
