import { Volume2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { messages } from './messages.ts'

type RemoteSoundProps = {
  stream: MediaStream | null
  /** The speaker to play on; the system's own if empty. */
  speakerId: string
}

/**
 * The other one's voice, in an element of its own: a video element keeps silent until its first picture, which never
 * comes from somebody without a camera. Where the browser plays nothing before a press, it asks for one.
 */
export function RemoteSound({ stream, speakerId }: RemoteSoundProps) {
  const ref = useRef<HTMLAudioElement>(null)
  const [blocked, setBlocked] = useState(false)
  useEffect(() => {
    const audio = ref.current
    if (!audio) return
    audio.srcObject = stream
    if (!stream) return
    audio.play().catch((error: unknown) => {
      // Any other reason means that another stream has come meanwhile.
      if (error instanceof DOMException && error.name === 'NotAllowedError') setBlocked(true)
    })
  }, [stream])
  useEffect(() => {
    const audio = ref.current
    if (!audio || !('setSinkId' in audio)) return
    // A speaker that is gone: the system's own plays on.
    audio.setSinkId(speakerId).catch(() => undefined)
  }, [speakerId])
  return (
    <>
      <audio ref={ref} autoPlay onPlaying={() => setBlocked(false)} />
      {blocked && stream && (
        <Button
          onClick={() => void ref.current?.play().catch(() => undefined)}
          className="absolute top-1/2 left-1/2 z-10 -translate-1/2 shadow-float"
        >
          <Volume2 aria-hidden="true" className="size-5" />
          {messages.stage.tapToHear}
        </Button>
      )}
    </>
  )
}
