import { Volume2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { deviceMessages } from './messages.ts'

/** Plays a tone on the chosen speaker. */
export function TestSpeaker({ speakerId }: { speakerId: string }) {
  const [playing, setPlaying] = useState(false)
  const play = async () => {
    setPlaying(true)
    try {
      const { playSpeakerTone } = await import('./speakerTone.ts')
      await playSpeakerTone(speakerId)
    } finally {
      setPlaying(false)
    }
  }
  return (
    <Button
      variant="secondary"
      aria-disabled={playing}
      onClick={() => void (playing || play())}
      className="w-fit"
    >
      <Volume2 aria-hidden="true" className="size-5" />
      {playing ? deviceMessages.playing : deviceMessages.testSpeaker}
    </Button>
  )
}
