import { Paperclip } from 'lucide-react'
import { type ChangeEvent, useRef } from 'react'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { CallFiles } from './callFiles.ts'
import { messages } from './messages.ts'

/** Chooses files to be sent. */
export function AttachButton({ files }: { files: CallFiles | null }) {
  const field = useRef<HTMLInputElement>(null)
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    files?.send([...(event.currentTarget.files ?? [])])
    // The same file may be chosen again.
    event.currentTarget.value = ''
  }
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={messages.attach}
        onChange={onChange}
      />
      <IconButton
        label={messages.attach}
        disabled={!files}
        onClick={() => field.current?.click()}
        className="-mr-1.5"
      >
        <Paperclip aria-hidden="true" className="size-5" />
      </IconButton>
    </>
  )
}
