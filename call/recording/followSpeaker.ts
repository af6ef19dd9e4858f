import type { RecordingEngine } from './recordingEngine.ts'
import { chooseSpeaker, firstSpeaker } from './speakerChoice.ts'

/** Milliseconds between two looks; a hidden page looks once a second. */
const lookInterval = 250

/** Brings forward whoever speaks, until the answered function is called. */
export function followSpeaker(engine: Pick<RecordingEngine, 'sound' | 'bringForward'>) {
  let choice = firstSpeaker
  const timer = setInterval(() => {
    const next = chooseSpeaker(choice, engine.sound.levels(), performance.now())
    if (next.front !== choice.front) engine.bringForward(next.front)
    choice = next
  }, lookInterval)
  return () => clearInterval(timer)
}
