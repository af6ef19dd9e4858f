import { type Fields, readFields } from '../../../../call/jsonFields.ts'
import type {
  RecordingFormat,
  RecordingLayout,
  RecordingOptions,
} from '../../../../call/recording/callRecorder.ts'

export const recordingQualities = ['small', 'standard', 'high'] as const
export type RecordingQuality = (typeof recordingQualities)[number]

/** How somebody wants their recordings, in this browser (R3, R7). */
export type RecordingChoice = {
  layout: RecordingLayout
  format: RecordingFormat
  quality: RecordingQuality
  /** Each side also keeps its own clean microphone (R8). */
  studio: boolean
}

export const recordingLayouts = ['side-by-side', 'speaker'] as const satisfies readonly RecordingLayout[]
const recordingFormats = ['webm', 'mp4'] as const satisfies readonly RecordingFormat[]

export const firstChoice: RecordingChoice = {
  layout: 'side-by-side',
  format: 'webm',
  quality: 'standard',
  studio: false,
}

/** Bits of picture in a second. */
const videoBitrates: Record<RecordingQuality, number> = {
  small: 700_000,
  standard: 1_500_000,
  high: 3_500_000,
}
/** Bits of sound in a second, whatever the quality. */
const soundBitrate = 96_000

const isOf = <Value extends string>(values: readonly Value[], value: unknown): value is Value =>
  values.some((known) => known === value)

/** Reads what was kept, which may be of another version; null and what is not understood give the first choice. */
export function parseChoice(text: string | null): RecordingChoice {
  const fields: Fields = readFields(text ?? '') ?? new Map()
  const [layout, format, quality] = ['layout', 'format', 'quality'].map((name) => fields.get(name))
  return {
    layout: isOf(recordingLayouts, layout) ? layout : firstChoice.layout,
    format: isOf(recordingFormats, format) ? format : firstChoice.format,
    quality: isOf(recordingQualities, quality) ? quality : firstChoice.quality,
    studio: fields.get('studio') === true,
  }
}

/** What to record with; a format that this browser can't make gives way to one that it can. */
export function toOptions(choice: RecordingChoice, formats: readonly RecordingFormat[]): RecordingOptions {
  const format = formats.includes(choice.format) ? choice.format : (formats[0] ?? choice.format)
  return { layout: choice.layout, format, videoBitrate: videoBitrates[choice.quality] }
}

/** About how large ten minutes become, in megabytes, to two digits. */
export function megabytesIn10Minutes(quality: RecordingQuality) {
  const megabytes = ((videoBitrates[quality] + soundBitrate) * 600) / 8 / 1_000_000
  return Number(megabytes.toPrecision(2))
}

const key = 'avari.recording'

export function readChoice(): RecordingChoice {
  try {
    return parseChoice(localStorage.getItem(key))
  } catch {
    // Storage is refused.
    return firstChoice
  }
}

export function keepChoice(choice: RecordingChoice) {
  try {
    localStorage.setItem(key, JSON.stringify(choice))
  } catch {
    // Storage is full or refused: the choice is good for this page.
  }
}
