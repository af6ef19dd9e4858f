import { callFileBytes } from '../../../../contract/limits.ts'
import type { TroubleId } from './rules.ts'

type Topic = {
  /** What it is, as a topic of the help. */
  topic: string
  /** What it is, to the one who has it now. */
  title: string
  /** What to do. */
  advice: string
}

type Texts = { name: string }

const topics: Record<TroubleId, (texts: Texts) => Topic> = {
  permission: () => ({
    topic: 'Camera or microphone not allowed',
    title: 'The browser does not allow your camera or microphone.',
    advice: 'Press the icon beside the page’s address, allow it there, then press “Retry” in the box above.',
  }),
  connection: () => ({
    topic: 'The call does not connect',
    title: 'Connecting takes unusually long.',
    advice:
      'We keep trying. Another network often helps: a phone’s hotspot, or no VPN. Behind a strict firewall a relay is needed; “Test my set-up” shows whether one answers.',
  }),
  signaling: () => ({
    topic: 'The server can’t be reached',
    title: 'The server can’t be reached.',
    advice:
      'The call goes on and we try again by ourselves. Messages wait until then. See whether you are online.',
  }),
  nothingArrives: ({ name }) => ({
    topic: `You neither see nor hear ${name}`,
    title: `Nothing arrives from ${name}.`,
    advice: `${name} sends, but nothing gets here. Restart the connection. If that does not help, ask ${name} to reload the page: you both stay in the call.`,
  }),
  nothingLeaves: ({ name }) => ({
    topic: `${name} neither sees nor hears you`,
    title: `Nothing of yours gets out to ${name}.`,
    advice:
      'Restart the connection. If that does not help, switch your camera and microphone off and on, or reload the page.',
  }),
  noPicture: ({ name }) => ({
    topic: `You don’t see ${name}`,
    title: `No picture comes from ${name}.`,
    advice: `Their camera is on, but no picture gets here. A slow network gives the voice the right of way. Otherwise restart the connection, or ask ${name} to switch the camera off and on.`,
  }),
  messages: () => ({
    topic: 'Messages are missing or late',
    title: 'A message has not got through yet.',
    advice:
      'It stays in your chat and is sent as soon as the server answers. Nothing that you wrote is lost.',
  }),
  echo: ({ name }) => ({
    topic: 'Echo',
    title: `${name} probably hears an echo.`,
    advice:
      'Your microphone picks up your speaker. Use headphones, turn the speaker down, or choose another microphone.',
  }),
  shareFailed: () => ({
    topic: 'Sharing the screen fails',
    title: 'Your screen can’t be shared.',
    advice:
      'Try a window or a tab in place of the whole screen. On macOS allow the browser in System Settings, Privacy & Security, Screen Recording. Phones can’t share.',
  }),
  shareStopped: () => ({
    topic: 'Sharing the screen has stopped',
    title: 'Your screen is no longer shared.',
    advice: 'The browser ended it, or the window was closed. Share again whenever you like.',
  }),
  recordingSpace: () => ({
    topic: 'The recording grows too large',
    title: 'The recording has ended: there is no room left for it.',
    advice:
      'What was recorded until then is saved. Delete old ones under “Recordings” or free space on this device, then record again; “Small” in the recording options takes half of the space.',
  }),
  recordingFailed: () => ({
    topic: 'Recording fails',
    title: 'The recording has ended by itself.',
    advice:
      'What was recorded until then is under “Recordings”. Record again; if that fails, too, choose another file or “Small” in the recording options, close other programs, or use another browser.',
  }),
  fileTooLarge: () => ({
    topic: 'A file is too large',
    title: 'A file is too large to be sent.',
    advice: `Up to ${callFileBytes / 1024 / 1024} MB go from page to page. Make it smaller, pack it or send it in parts; a link to where it is stored goes into the chat.`,
  }),
}

export const messages = {
  topics,
  actions: {
    restart: 'Restart the connection',
    reconnect: 'Try now',
    resend: 'Send again',
    share: 'Share again',
    record: 'Record again',
  },
  dismiss: 'Dismiss',
  moreHelp: 'More help',
  help: 'Help',
  helpText: 'What can go wrong in a call, and what to do. What is going on right now stands first.',
  now: 'Now',
  fine: 'Nothing noticed',
  testSetup: 'Test my set-up',
  testSetupHint: 'Opens in a new tab; the call goes on.',
} as const
