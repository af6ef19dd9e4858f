import type { RecordingQuality } from './recordingChoice.ts'

export const messages = {
  asking: (name: string) => `Asking ${name}…`,
  cancel: 'Cancel',
  starting: 'The recording starts…',
  recording: 'Recording',
  elapsed: 'Time recorded',
  byThem: (name: string) => `${name} records this call`,
  stopTheirs: 'Stop recording',
  stopping: 'Stopping the recording…',
  consent: {
    title: (name: string) => `${name} wants to record this call`,
    what: 'Both pictures, both voices and shared screens are recorded. The text chat is not.',
    where: (name: string) =>
      `The file is kept on ${name}’s device. Nothing is uploaded unless ${name} asks for it, and you would see it with this chat.`,
    studio:
      'Each of you also keeps a clean track of the own microphone, and yours is handed over after the recording.',
    withdraw:
      'You can stop it at any time: it then ends within a second. What you answer is kept with the chat.',
    allow: 'Allow',
    decline: 'Don’t allow',
  },
  endings: {
    declined: (name: string) => `${name} would rather not be recorded. Nothing was recorded.`,
    unanswered: (name: string) => `${name} has not answered. Nothing was recorded; you can ask again.`,
    unheard: () => 'The server could not be reached, so nobody was asked. Please try again.',
    withdrawn: (name: string) => `${name} has stopped the recording. You have what was recorded until then.`,
  },
  saving: 'Saving the recording…',
  percent: (share: number) => `${Math.round(share * 100)} %`,
  saved: 'The recording is saved.',
  savedAs: (fileName: string) => `The recording is saved as ${fileName}.`,
  saveAgain: 'Save again',
  library: 'Recordings',
  dismiss: 'Close',
  options: {
    title: 'Recording options',
    layout: 'Picture',
    layouts: { 'side-by-side': 'Side by side', speaker: 'Who speaks' },
    layoutHints: {
      'side-by-side': 'Both of you, equally large',
      speaker: 'Who speaks in front, the other one small',
    },
    screen: 'A shared screen always stands in front.',
    format: 'File',
    formats: { webm: 'WebM', mp4: 'MP4' },
    onlyFormat: (format: string) => `This browser makes ${format} files.`,
    quality: 'Quality',
    qualities: { small: 'Small', standard: 'Standard', high: 'High' } satisfies Record<
      RecordingQuality,
      string
    >,
    size: (megabytes: number) => `about ${megabytes} MB in 10 minutes`,
    studio: 'Studio microphones',
    studioHint:
      'Each side also keeps its own clean sound, without the losses of the network. The other one is asked for that, too, and their track is handed over to you after the recording.',
    later: 'This is for the next recording; the one that runs stays as it is.',
  },
  unsupported: 'This browser can’t record',
  /** Another tab or browser of the same person takes the call over. */
  moves: 'Opened there, the call moves along: the newest page has it.',
} as const
