import type { Level } from '../../../../call/quality/qualityLevel.ts'

const levels: Record<Level, string> = {
  0: 'Very weak connection',
  1: 'Weak connection',
  2: 'Unsteady connection',
  3: 'Fair connection',
  4: 'Good connection',
}

export const messages = {
  levels,
  showStatistics: (level: Level) => `${levels[level]}: show statistics`,
  reduced: {
    some: 'Your connection is weak: your video is reduced',
    all: 'Your connection is weak: your video is paused',
  },
  title: 'Statistics',
  measuring: 'The first figures come after a second of the call.',
  sent: 'Sent',
  received: 'Received',
  now: 'Now',
  plots: {
    bitrate: 'Bitrate',
    roundTrip: 'Round trip',
    loss: 'Packets lost',
    framesPerSecond: 'Frames per second',
  },
  units: { megabits: 'Mbit/s', milliseconds: 'ms', percent: '%', framesPerSecond: 'fps' },
  overCall: (plot: string) => `${plot} over the call`,
  rows: {
    bitrate: 'Bitrate',
    loss: 'Packets lost',
    picture: 'Picture',
    framesPerSecond: 'Frame rate',
    jitter: 'Jitter',
    freezes: 'Picture stood still',
    limitation: 'Held back by',
    roundTrip: 'Round trip',
    path: 'Path',
  },
  limitations: {
    none: 'Nothing',
    cpu: 'This computer',
    bandwidth: 'The connection',
    other: 'Something else',
  },
  paths: { direct: 'Direct', relay: 'Through a relay' },
  unknown: '–',
  copy: 'Copy',
  copied: 'The statistics are in the clipboard.',
  copyFailed: 'The browser does not allow copying here.',
} as const
