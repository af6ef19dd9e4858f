import { Button } from '../../../ui/Button.tsx'

type FileActionProps = {
  label: string
  /** The accessible name: which file it is about. */
  name: string
  main?: boolean
  run: () => void
}

/** A press on a file. */
export function FileAction({ label, name, main = false, run }: FileActionProps) {
  return (
    <Button
      variant={main ? 'primary' : 'secondary'}
      aria-label={name}
      onClick={run}
      className="flex-1 px-3 py-1.5"
    >
      {label}
    </Button>
  )
}
