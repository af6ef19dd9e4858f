import { captureConstraints } from '../../../../call/mediaDevices.ts'
import type { OpenMicrophone } from '../checks/microphone.ts'

/** Opens the microphone that was chosen for calls, or the system's own. */
export function openMicrophone(id: string): OpenMicrophone {
  return async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: captureConstraints('microphone', id) })
    const [track] = stream.getAudioTracks()
    if (!track) throw new DOMException('The stream is empty', 'NotFoundError')
    return {
      device: track.label,
      track,
      listen: (heard) => listen(stream, heard),
      close: () => track.stop(),
    }
  }
}

/** Loudness as the root of the mean square, once per frame of the screen. */
function listen(stream: MediaStream, heard: (level: number) => void) {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1_024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  let frame = requestAnimationFrame(look)
  function look() {
    analyser.getFloatTimeDomainData(samples)
    frame = requestAnimationFrame(look)
    heard(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length))
  }
  return () => {
    cancelAnimationFrame(frame)
    void context.close()
  }
}
