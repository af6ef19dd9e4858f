import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What ffprobe finds in a file. Lengths in seconds. */
export type Probed = {
  duration: number
  video: { codec: string; width: number; height: number; frameRate: number }
  audio: { codec: string; channels: number }
}

type ProbeStream = Record<string, string | number | undefined>

export async function probeFile(path: string): Promise<Probed> {
  const { stdout } = await run('ffprobe', [
    '-v',
    'error',
    '-of',
    'json',
    '-show_format',
    '-show_streams',
    path,
  ])
  const { format, streams }: { format: { duration: string }; streams: ProbeStream[] } = JSON.parse(stdout)
  const video = streams.find((stream) => stream['codec_type'] === 'video') ?? {}
  const audio = streams.find((stream) => stream['codec_type'] === 'audio') ?? {}
  const [over = 0, under = 1] = String(video['avg_frame_rate']).split('/').map(Number)
  return {
    duration: Number(format.duration),
    video: {
      codec: String(video['codec_name']),
      width: Number(video['width']),
      height: Number(video['height']),
      frameRate: over / under,
    },
    audio: { codec: String(audio['codec_name']), channels: Number(audio['channels']) },
  }
}

/** Decodes everything, and answers what ffmpeg complains about: nothing where the file is sound. */
export async function decodingErrors(path: string) {
  // In a finer time than the frame rate that ffmpeg guesses, in which two frames may come to stand at one place.
  const exactly = ['-enc_time_base:v', '1/90000']
  const { stderr } = await run('ffmpeg', ['-v', 'error', '-i', path, ...exactly, '-f', 'null', '-'])
  return stderr
}

const pictureWidth = 32
const pictureHeight = 18
export type Colour = { red: number; green: number; blue: number }
/** A decoded frame, shrunk to 32 × 18: the time in seconds, and the colour at a place (each way from 0 to 1). */
export type Picture = { at: number; colourAt: (x: number, y: number) => Colour }

/** Every picture of the file at `rate` a second, after `from` seconds, for `length` seconds: the way there is by seeking. */
export async function readPictures(path: string, rate: number, from = 0, length = 1e6): Promise<Picture[]> {
  const filter = `fps=${rate},scale=${pictureWidth}:${pictureHeight}:flags=area`
  const seek = ['-ss', String(from), '-t', String(length), '-i', path]
  const bytes = await decode([...seek, '-vf', filter, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'])
  const size = pictureWidth * pictureHeight * 3
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, index) => ({
    at: from + index / rate,
    colourAt: (x, y) => {
      const pixel = Math.floor(y * pictureHeight) * pictureWidth + Math.floor(x * pictureWidth)
      const [red = 0, green = 0, blue = 0] = bytes.subarray(index * size + pixel * 3)
      return { red, green, blue }
    },
  }))
}

export const soundRate = 8000

/** The sound in one channel, 8000 samples a second from -1 to 1; after `from` seconds, for `length` seconds. */
export async function readSound(path: string, from = 0, length = 1e6): Promise<Float32Array> {
  const seek = ['-ss', String(from), '-t', String(length), '-i', path]
  const bytes = await decode([...seek, '-vn', '-ac', '1', '-ar', String(soundRate), '-f', 'f32le', '-'])
  return new Float32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length - (bytes.length % 4)),
  )
}

async function decode(words: string[]) {
  const { stdout } = await run('ffmpeg', ['-v', 'error', ...words], {
    encoding: 'buffer',
    maxBuffer: 2 ** 30,
  })
  return stdout
}

/** How much of a tone (Hz) is in the samples: its amplitude, by Goertzel's algorithm. */
export function amplitudeOf(samples: Float32Array, frequency: number) {
  const turn = 2 * Math.cos((2 * Math.PI * frequency) / soundRate)
  let [last, before] = [0, 0]
  for (const sample of samples) [last, before] = [sample + turn * last - before, last]
  const power = last * last + before * before - turn * last * before
  return (2 * Math.sqrt(Math.max(0, power))) / samples.length
}

/** When `loud` begins to be true in a row of values, in the row's own steps. */
export function risesOf(values: readonly number[], threshold: number) {
  return values.flatMap((value, index) => {
    const before = values[index - 1]
    return before !== undefined && before < threshold && value >= threshold ? [index] : []
  })
}
