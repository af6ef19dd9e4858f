import { MicOff, VideoOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../../ui/classNames.ts'

type NameTagProps = {
  name: string
  /** What is said of a muted microphone and of a camera that is off; nothing while they are on. */
  muted: string | false
  cameraOff: string | false
  className?: string
}

/** Whose picture this is, and what of theirs is off. */
export function NameTag({ name, muted, cameraOff, className }: NameTagProps) {
  return (
    <p
      className={classNames(
        'flex items-center gap-2 rounded-full bg-black/65 px-3 py-1 text-sm font-semibold text-white',
        className,
      )}
    >
      {name}
      {muted && <Mark icon={<MicOff aria-hidden="true" />} text={muted} />}
      {cameraOff && <Mark icon={<VideoOff aria-hidden="true" />} text={cameraOff} />}
    </p>
  )
}

function Mark({ icon, text }: { icon: ReactNode; text: string }) {
  return (
    <span title={text} className="text-danger [&>svg]:size-4">
      {icon}
      <span className="sr-only">{text}</span>
    </span>
  )
}
