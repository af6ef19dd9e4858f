import { classNames } from './classNames.ts'

/** A grey block in the place of what is loading; give it its size and its corners by `className`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames('block animate-pulse bg-sunken', className)} />
}
