import type { CheckId, OutcomeCode, Verdict } from './checks/outcome.ts'

type OutcomeText = { text: string; advice?: string }

const checks: Record<CheckId, { name: string; what: string; running: string }> = {
  camera: {
    name: 'Camera',
    what: 'Your picture',
    running: 'Looking at the picture…',
  },
  microphone: {
    name: 'Microphone',
    what: 'Your voice',
    running: 'Say something…',
  },
  speaker: {
    name: 'Speaker',
    what: 'What you hear',
    running: 'Playing two notes…',
  },
  signaling: {
    name: 'Server',
    what: 'Finding each other',
    running: 'Asking the server…',
  },
  stun: {
    name: 'Direct connection',
    what: 'Your address as others see it (STUN)',
    running: 'Asking for your public address…',
  },
  turnUdp: {
    name: 'Relay over UDP',
    what: 'When there is no direct way (TURN)',
    running: 'Asking for a relay…',
  },
  turnTcp: {
    name: 'Relay over TCP',
    what: 'When UDP is blocked (TURN)',
    running: 'Asking for a relay…',
  },
  turnTls: {
    name: 'Relay over TLS',
    what: 'When all but secure pages is blocked (TURN)',
    running: 'Asking for a relay…',
  },
  loopback: {
    name: 'Call with yourself',
    what: 'Picture and sound, there and back',
    running: 'Calling yourself for some seconds…',
  },
}

const allowIt =
  'Allow it by the icon beside the page’s address, or in the browser’s settings for this page, then run the test again.'

const outcomes: Record<OutcomeCode, OutcomeText> = {
  'media/denied': { text: 'This browser was told not to allow it.', advice: allowIt },
  'media/not-found': {
    text: 'None was found.',
    advice: 'Plug one in or switch it on, then run the test again.',
  },
  'media/in-use': {
    text: 'It does not start.',
    advice: 'Another program may be using it. Close that program, then run the test again.',
  },
  'media/insecure-page': {
    text: 'Browsers allow it on secure pages only.',
    advice: 'Open this page with https:// at the front of its address.',
  },
  'media/unsupported': {
    text: 'This browser can’t do that.',
    advice: 'Use a current Chrome, Edge, Firefox or Safari.',
  },
  'media/unknown': {
    text: 'Something unexpected happened.',
    advice: 'Restart the browser, then run the test again.',
  },
  'camera/good': { text: 'Your picture is clear and smooth.' },
  'camera/slow': {
    text: 'Your picture is jerky.',
    advice: 'More light helps many cameras, and so does closing other programs.',
  },
  'camera/small': {
    text: 'Your picture is small.',
    advice: 'If you have another camera, choose it in the preview of your next call.',
  },
  'camera/dark': {
    text: 'The camera is open but shows nothing.',
    advice: 'Unplug it and plug it in again, or close other programs that use it.',
  },
  'microphone/heard': { text: 'We heard you.' },
  'microphone/silent': {
    text: 'We heard nothing.',
    advice:
      'If you did speak: see whether the microphone has a mute button, whether it is the right one, and whether its volume is up in the system’s settings.',
  },
  'speaker/heard': { text: 'You heard the notes.' },
  'speaker/not-heard': {
    text: 'You did not hear the notes.',
    advice:
      'Turn the volume up, see whether the sound goes to another speaker or headset, and choose the right one in the preview of your next call.',
  },
  'speaker/blocked': {
    text: 'The browser played nothing.',
    advice: 'Allow sound for this page in the browser’s settings, then run the test again.',
  },
  'signaling/good': { text: 'The server answers quickly.' },
  'signaling/slow': {
    text: 'The server answers slowly.',
    advice: 'Calls work, but joining takes longer. A cable or another network may help.',
  },
  'signaling/polling': {
    text: 'The server is reached by a detour.',
    advice:
      'Something between you and the server holds WebSockets up, often a proxy or a virus scanner. Calls work, but joining takes longer.',
  },
  'signaling/unreachable': {
    text: 'The server can’t be reached.',
    advice: 'See whether you are online. If other pages open, a firewall or a proxy may be in the way.',
  },
  'ice/unavailable': {
    text: 'The server did not say which servers to ask.',
    advice: 'If you hide your IP address, there must be a relay; tell whoever runs this server.',
  },
  'stun/answered': { text: 'Your public address is known, so most calls go directly.' },
  'stun/silent': {
    text: 'Your public address could not be found out.',
    advice: 'Your network may block UDP. Calls then need one of the relays below.',
  },
  'stun/hidden': { text: 'Not needed: you hide your address, so calls go through a relay.' },
  'stun/not-configured': { text: 'Not set up on this server.' },
  'turn/relayed': { text: 'The relay answers.' },
  'turn/partly': { text: 'Some of the relays answer.' },
  'turn/refused': {
    text: 'The relay refused us.',
    advice: 'Its account does not fit or it is full; tell whoever runs this server.',
  },
  'turn/unreachable': {
    text: 'The relay can’t be reached this way.',
    advice: 'Your network may block it. One relay that answers is enough.',
  },
  'turn/not-configured': { text: 'Not set up on this server.' },
  'loopback/good': { text: 'A call would look and sound good.' },
  'loopback/poor': {
    text: 'A call would work, but not well.',
    advice: 'Close other programs and downloads, come nearer to the Wi-Fi, or use a cable.',
  },
  'loopback/no-picture': {
    text: 'The call connects, but no picture arrives.',
    advice: 'Restart the browser. If that does not help, try another one.',
  },
  'loopback/no-connection': {
    text: 'The call does not connect.',
    advice: 'A firewall or a browser extension may be in the way. Try another network or another browser.',
  },
}

export const messages = {
  title: 'Test my set-up',
  text: 'Half a minute before your next coffee: camera, sound and network, one after the other. Nothing is recorded, and nobody else sees or hears you.',
  start: 'Start the test',
  again: 'Run it again',
  copy: 'Copy report',
  copied: 'The report is copied. It holds no addresses and no passwords.',
  copyFailed: 'The browser did not let us copy. The report is shown below instead.',
  report: 'Report',
  waiting: 'Waiting',
  running: 'Running',
  heard: 'Did you hear it?',
  yes: 'Yes',
  no: 'No',
  replay: 'Play again',
  yourPicture: 'Your picture',
  figures: 'Measured',
  checks,
  outcomes,
  groups: { devices: 'Your devices', network: 'Your network', call: 'A call' },
  verdicts: {
    good: 'Good',
    warn: 'Could be better',
    failed: 'Needs your attention',
    neutral: 'Nothing to check',
  } satisfies Record<Verdict, string>,
  overall: {
    good: { title: 'You are ready', text: 'Everything that a call needs works here.' },
    warn: {
      title: 'You can have calls',
      text: 'Something could be better; what to do stands below.',
    },
    failed: {
      title: 'Something needs your attention',
      text: 'What to do stands below. Run the test again afterwards.',
    },
  },
  figure: {
    size: (width: number, height: number) => `${width} × ${height}`,
    framesPerSecond: (count: number) => `${count} fps`,
    decibels: (value: number) => `${value} dB`,
    milliseconds: (value: number) => `${value} ms`,
    lossPercent: (value: number) => `${value} % lost`,
    kilobitsPerSecond: (value: number) => `${value} kbit/s`,
    answered: (answered: number, asked: number) => `${answered} of ${asked}`,
    transport: { websocket: 'WebSocket', polling: 'HTTP polling' },
    route: { direct: 'direct', relay: 'through a relay' },
  },
} as const
