import type { CaptureKind } from '../../../call/mediaErrors.ts'
import type { Absence } from '../../../call/peerState.ts'

const deviceNames = { microphone: 'Microphone', camera: 'Camera', screen: 'Screen' } as const

export const messages = {
  title: (name: string) => `Coffee chat with ${name}`,
  documentTitle: (name: string) => `${name} – Avari`,
  backToChats: 'Back to your chats',
  you: 'You',
  preview: {
    heading: 'Ready to join?',
    yourVideo: 'Your video',
    cameraOff: 'Your camera is off',
    starting: 'Starting your camera…',
    microphone: 'Microphone',
    camera: 'Camera',
    speaker: 'Speaker',
    systemDefault: 'System default',
    unnamed: (device: string, number: number) => `${device} ${number}`,
    join: 'Join now',
    here: (name: string) => `${name} is here already, and sees and hears you once you have joined.`,
    hint: (name: string) => `${name} sees and hears you once you have joined.`,
  },
  problems: {
    title: 'Failed to access camera/microphone',
    screenTitle: 'Sharing the screen failed',
    /** The first with a capital, as the beginning of a sentence. */
    devices: ([first = 'camera', ...others]: readonly CaptureKind[]) =>
      [deviceNames[first], ...others.map((device) => deviceNames[device].toLowerCase())].join(' and '),
    retry: 'Retry',
    joinWithout: 'You can join all the same.',
    dismiss: 'Go on without',
    testSetup: 'Test my set-up',
  },
  status: {
    connecting: 'Connecting',
    waiting: (name: string) => `Waiting for ${name}`,
    connected: 'Connected',
    reconnecting: 'Reconnecting',
    ended: 'Call ended',
  },
  absence: {
    left: (name: string) => `${name} left the call. It goes on when they come back.`,
    lost: (name: string) => `${name} lost the connection. It goes on when they are back.`,
  } satisfies Record<Absence, (name: string) => string>,
  waitingHint: (name: string) => `You are in the call. ${name} has not joined yet.`,
  stage: {
    controls: 'Call controls',
    mute: 'Mute',
    cameraOff: 'Turn camera off',
    share: 'Share screen',
    chat: 'Chat',
    hangUp: 'Hang up',
    unread: (count: number) => (count === 1 ? '1 unread message' : `${count} unread messages`),
    yourVideo: 'Your video',
    // The apostrophe is the plain one: tests and people's scripts find the pictures by these names.
    videoOf: (name: string) => `${name}'s video`,
    isMuted: (name: string) => `${name} is muted`,
    cameraIsOff: (name: string) => `${name}’s camera is off`,
    youAreMuted: 'You are muted',
    yourCameraIsOff: 'Your camera is off',
    tapToHear: 'Tap to hear',
    endedText: 'Taking you back to your chats…',
    savingRecording: (share: number) =>
      share > 0 ? `Saving the recording: ${Math.round(share * 100)} %` : 'Saving the recording…',
  },
  gate: {
    loading: 'Opening the call',
    signedOut: {
      title: 'Sign in to join this call',
      text: 'Calls are open to their two people only. Sign in, and you come straight back here.',
      action: 'Sign in',
    },
    notParticipant: {
      title: 'This call is private',
      text: 'It is between two other people. Your own calls are in your chats.',
    },
    notFound: {
      title: 'There is no call here',
      text: 'The address may be incomplete, or the chat was never accepted. Open your call from your chats.',
    },
    ended: {
      title: 'This call is over',
      text: 'Its time has passed. You can ask for another chat whenever you like.',
    },
    failed: {
      title: 'The call can’t be opened',
      text: 'The server did not answer as it should. Please try again.',
    },
    takenOver: {
      title: 'You joined in another tab',
      text: 'A call can be in one tab at a time, and the newest has it.',
      action: 'Use this tab instead',
    },
    retry: 'Try again',
  },
} as const
