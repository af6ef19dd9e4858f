import { initialsOf } from '../../contract/initials.ts'
import { classNames } from './classNames.ts'
import { toneOf } from './tone.ts'

const sizes = { small: 'size-9 text-sm', medium: 'size-12 text-base', large: 'size-20 text-2xl' } as const

type AvatarProps = {
  person: { id: string; name: string }
  size?: keyof typeof sizes
  className?: string
}

/** A member's initials on a colour of their own. Decoration: the name always stands beside it. */
export function Avatar({ person, size = 'medium', className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      data-tone={toneOf(person.id)}
      className={classNames(
        'avatar-tone inline-flex shrink-0 items-center justify-center rounded-full font-bold select-none',
        sizes[size],
        className,
      )}
    >
      {initialsOf(person.name)}
    </span>
  )
}
