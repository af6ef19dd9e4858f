import { CallRecorder } from './callRecorder.ts'
import type { Flasher } from './flasher.browser.ts'
import { listRecordings, openRecording, repairRecording } from './localRecordings.ts'
import type { RecordingFormat, RecordingLayout, RecordingSources } from './recording.ts'
import { supportedFormats } from './recordingSupport.ts'

/** Served to a real browser by e2e/recording.e2e.ts. */
type Made = { track: MediaStreamTrack; tone: MediaStreamTrack }

/** Milliseconds between two flashes, and how long each is, where the page itself draws. */
const beat = 1000
const flashLength = 100

/** A picture of one colour that may flash white; `onBright` is told of each flash's beginning and end. */
function openPicture(colour: string, flashes: boolean, onBright: (bright: boolean) => void) {
  if ('MediaStreamTrackGenerator' in globalThis) {
    const generator = new MediaStreamTrackGenerator({ kind: 'video' })
    const worker = new Worker(new URL('./flasher.browser.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }) => onBright(data === true))
    const { writable } = generator
    worker.postMessage({ colour, flashes, writable } satisfies Flasher, [writable])
    return generator
  }
  const canvas = document.createElement('canvas')
  canvas.width = 640
  canvas.height = 360
  const context = canvas.getContext('2d')
  const draw = () => {
    const bright = flashes && performance.now() % beat < flashLength
    onBright(bright)
    if (context) context.fillStyle = bright ? '#fff' : colour
    context?.fillRect(0, 0, canvas.width, canvas.height)
    requestAnimationFrame(draw)
  }
  draw()
  return canvas.captureStream(30).getVideoTracks()[0]
}

/** A picture of one colour, and a steady tone (Hz). The first person also flashes white and beeps, once a second. */
function openPerson(colour: string, frequency: number, flashes: boolean): Made {
  const audio = new AudioContext()
  const destination = audio.createMediaStreamDestination()
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = frequency
  volume.gain.value = flashes ? 0 : 0.2
  tone.connect(volume).connect(destination)
  tone.start()
  const track = openPicture(colour, flashes, (bright) => {
    if (flashes) volume.gain.value = bright ? 0.2 : 0
  })
  const [sound] = destination.stream.getAudioTracks()
  if (!track || !sound) throw new Error('No tracks')
  return { track, tone: sound }
}

type Wish = { id: string; format: RecordingFormat; layout: RecordingLayout }
const personId = 'anna'
const kept: CallRecorder[] = []

async function begin({ id, format, layout }: Wish) {
  const [local, remote] = [openPerson('#c00000', 440, true), openPerson('#0000c0', 1000, false)]
  const sources: RecordingSources = {
    localCamera: local.track,
    remoteCamera: remote.track,
    screen: null,
    localAudio: local.tone,
    remoteAudio: remote.tone,
    screenAudio: null,
    localName: 'Anna Able',
    remoteName: 'Ben Bright',
  }
  const recorder = new CallRecorder({ roomId: 'room', personId })
  kept.push(recorder)
  const records = await recorder.start(id, { layout, format, videoBitrate: 1_500_000 }, sources)
  return { records, ...recorder.getState() }
}

async function end() {
  const recorder = kept.at(-1)
  if (!recorder) throw new Error('Nothing was begun')
  const file = await recorder.stop()
  recorder.close()
  return { file, state: recorder.getState() }
}

/** The file as the text of a `data:` address. */
async function readAsAddress(id: string) {
  const file = await openRecording(id)
  const reader = new FileReader()
  const read = new Promise((resolve) => reader.addEventListener('load', resolve))
  reader.readAsDataURL(file)
  await read
  return typeof reader.result === 'string' ? reader.result : ''
}

/** Plays it as a person would: how long it says to be, and where a jump to `seconds` leads. */
async function jumpTo(id: string, seconds: number) {
  const video = document.createElement('video')
  video.muted = true
  const happened = (event: string) => new Promise((resolve) => video.addEventListener(event, resolve))
  const known = happened('loadedmetadata')
  video.src = URL.createObjectURL(await openRecording(id))
  await known
  const sought = happened('seeked')
  video.currentTime = seconds
  await sought
  return { duration: video.duration, at: video.currentTime }
}

Object.assign(globalThis, {
  recordingTrial: {
    begin,
    end,
    state: () => kept.at(-1)?.getState(),
    readAsAddress,
    jumpTo,
    supportedFormats,
    listRecordings: () => listRecordings(personId),
    repairRecording,
  },
})
