import type { ComponentProps } from 'react'
import { classNames } from './classNames.ts'
import { controlStyle } from './controlStyle.ts'

/** A text field of several lines that grows with its text. */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={3}
      {...props}
      className={classNames(controlStyle, 'field-sizing-content min-h-24 resize-y leading-normal', className)}
    />
  )
}
