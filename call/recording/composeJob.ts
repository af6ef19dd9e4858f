import {
  AudioSampleSource,
  CanvasSource,
  Mp4OutputFormat,
  Output,
  Quality,
  StreamTarget,
  type StreamTargetChunk,
  WebMOutputFormat,
} from 'mediabunny'
import { frameRate, soundBitrate } from './codecs.ts'
import { EncoderQueue } from './encoderQueue.ts'
import { FramePacer } from './framePacer.ts'
import { PartFile } from './partFile.ts'
import { PictureComposer } from './pictureComposer.ts'
import { PictureFeeds } from './pictureFeeds.ts'
import { RecordingError, type RecordingFormat } from './recording.ts'
import { pictureSize } from './recordingLayout.ts'
import { SoundFeed } from './soundFeed.ts'
import type { ComposeJob, Job, JobMessage, Tell } from './workerMessages.ts'

/**
 * Both grow at their end only, so that what is written stays readable whatever happens afterwards. WebM is written picture by
 * picture; MP4 in pieces of a second that begin with a key frame.
 */
const formats = {
  webm: { format: () => new WebMOutputFormat({ appendOnly: true }), keyFrameInterval: 2 },
  mp4: {
    format: () => new Mp4OutputFormat({ fastStart: 'fragmented', minimumFragmentDuration: 0.5 }),
    keyFrameInterval: 1,
  },
} as const satisfies Record<RecordingFormat, unknown>

function openCanvas() {
  const canvas = new OffscreenCanvas(pictureSize.width, pictureSize.height)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new RecordingError('encoder-failed')
  return { canvas, context }
}

function openSources(canvas: OffscreenCanvas, { codecs, videoBitrate, card }: ComposeJob) {
  const queue = new EncoderQueue()
  const video = new CanvasSource(canvas, {
    codec: codecs.video.name,
    fullCodecString: codecs.video.fullName,
    quality: new Quality({ bitrate: videoBitrate }),
    keyFrameInterval: formats[card.format].keyFrameInterval,
    // Cheap, and lets a frame go rather than fall behind.
    latencyMode: 'realtime',
    onEncodedPacket: ({ timestamp }) => queue.leave(timestamp),
  })
  const audio = new AudioSampleSource({
    codec: codecs.audio,
    quality: new Quality({ bitrate: soundBitrate }),
  })
  return { video, queue, audio }
}

/** Composes and encodes a call by this worker's clock, which goes on in a hidden tab. */
export async function compose(job: ComposeJob, tell: Tell): Promise<Job> {
  const { canvas, context } = openCanvas()
  const composer = new PictureComposer(context, job.layout, job.names)
  const feeds = new PictureFeeds(composer)
  const file = await PartFile.open(job.card, job.videoBitrate + soundBitrate, {
    grown: (bytes) => tell({ type: 'grown', bytes }),
    full: () => tell({ type: 'full' }),
  })
  const { video, queue, audio } = openSources(canvas, job)
  const write = ({ data, position }: StreamTargetChunk) => file.write(data, position)
  const output = new Output({
    format: formats[job.card.format].format(),
    target: new StreamTarget(new WritableStream({ write })),
  })
  output.addVideoTrack(video, { frameRate })
  output.addAudioTrack(audio)
  await output.start()

  const begun = performance.now()
  const clock = () => (performance.now() - begun) / 1000
  const course = { stopped: false }
  const sound = new SoundFeed(audio, job.sound, clock)
  const fail = (error: unknown) => tell({ type: 'failed', problem: 'encoder-failed', reason: String(error) })
  const pictures = drawUntilStopped({ video, queue, composer, sound, clock, course })
  pictures.catch(fail)
  sound.run().catch(fail)
  tell({ type: 'started' })

  const stop = async () => {
    course.stopped = true
    feeds.close()
    try {
      await Promise.allSettled([pictures, sound.stop()])
      await output.finalize()
    } finally {
      file.close()
    }
    tell({ type: 'stopped' })
  }
  return {
    hear(message: JobMessage) {
      if (message.type === 'pictures') feeds.show(message.slot, message.frames)
      if (message.type === 'names') composer.rename(message.names)
      if (message.type === 'front') composer.bringForward(message.person)
      return message.type === 'stop' && !course.stopped ? stop() : undefined
    },
  }
}

type Drawing = {
  video: CanvasSource
  queue: EncoderQueue
  composer: PictureComposer
  sound: SoundFeed
  clock: () => number
  course: { stopped: boolean }
}

/** Gives a frame to the encoder whenever one is due and it is done with the last ones. */
async function drawUntilStopped({ video, queue, composer, sound, clock, course }: Drawing) {
  const pacer = new FramePacer(frameRate)
  while (!course.stopped) {
    const frame = pacer.due(clock())
    if (frame !== null && queue.enter(frame / frameRate)) {
      composer.compose()
      await video.add(frame / frameRate, 1 / frameRate)
    }
    await sound.fillGaps()
    await new Promise((resolve) => setTimeout(resolve, pacer.wait(clock())))
  }
}
