export const messages = {
  own: (percent: number) => `Handing over your microphone track ${percent} %`,
  theirs: (name: string, percent: number) => `${name}’s microphone track ${percent} %`,
  progress: 'Progress of the microphone track',
  waits: 'It goes on as soon as you are connected.',
  leave: {
    title: 'The call can’t end quite yet',
    own: (name: string, percent: number) => `Your sound is still on its way to ${name}: ${percent} %`,
    theirs: (name: string, percent: number) => `${name}’s sound is still on its way: ${percent} %`,
    later: 'If you leave now, the rest goes over in your next call.',
    arrived: 'It has arrived.',
    wait: 'Wait',
    leaveAnyway: 'Leave anyway',
    hangUp: 'Hang up',
  },
} as const
