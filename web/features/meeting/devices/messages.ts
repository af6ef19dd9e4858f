/** What is said about devices, in the preview and in the call. */
export const deviceMessages = {
  level: 'Microphone level',
  testSpeaker: 'Test speaker',
  playing: 'Playing…',
  devices: 'Devices',
  switchCamera: 'Switch camera',
  nowUsing: {
    microphone: (label: string) => `Now using the microphone ${label}.`,
    camera: (label: string) => `Now using the camera ${label}.`,
    speaker: (label: string) => `Now playing on ${label}.`,
  },
  systemSpeaker: 'the system’s speaker',
  unnamed: 'found by the system',
  offer: (label: string) => `Use ${label}?`,
  use: 'Use it',
  notNow: 'Not now',
  hints: {
    muted: { title: 'You are muted', text: 'The other person can’t hear what you say.', action: 'Unmute' },
    silent: {
      title: 'Your microphone is silent',
      text: 'Nothing has come from it for ten seconds. Is it switched off, or is another one meant?',
      action: 'Choose another',
    },
  },
  dismiss: 'Close',
} as const
