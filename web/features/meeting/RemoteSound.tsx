import { Volume2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { LocalMediaState } from '../../../call/localMedia.ts'
import { Button } from '../../ui/Button.tsx'
import { useDeviceChoice } from './devices/deviceChoice.ts'
import { messages } from './messages.ts'
import { useDevices } from './useDevices.ts'

type RemoteSoundProps = { stream: MediaStream | null; local: LocalMediaState }

/**
 * The other one's voice, in an element of its own: a video element keeps silent until its first picture, which never
 * comes from somebody without a camera. Where the browser plays nothing before a press, it asks for one.
 */
export function RemoteSound({ stream, local }: RemoteSoundProps) {
  const speakerId = useSpeakerId(local)
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

/** The chosen speaker while it is there, or while nobody tells what is there; else the system's own, which is empty. */
function useSpeakerId(local: LocalMediaState) {
  const { speaker } = useDevices(local)
  const { speakerId } = useDeviceChoice()
  return speaker.length === 0 || speaker.some(({ id }) => id === speakerId) ? speakerId : ''
}
