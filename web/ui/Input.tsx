import type { ComponentProps } from 'react'
import { classNames } from './classNames.ts'
import { controlStyle } from './controlStyle.ts'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...props} className={classNames(controlStyle, className)} />
}
