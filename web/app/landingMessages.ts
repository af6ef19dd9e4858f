type Point = { icon: 'people' | 'time' | 'private'; title: string; text: string }

const points: readonly Point[] = [
  {
    icon: 'people',
    title: 'Find somebody',
    text: 'Look through the members of your community by name, by what they do, or by what they care about.',
  },
  {
    icon: 'time',
    title: 'Agree on a time',
    text: 'Propose a day and an hour in your own time zone. They accept, and both of you have it in your list.',
  },
  {
    icon: 'private',
    title: 'Talk, just the two of you',
    text: 'One button opens the call in your browser. Picture and sound go straight from one of you to the other.',
  },
]

export const landing = {
  title: 'A coffee with somebody worth knowing.',
  text: 'Avari brings two members of a community together for a short, private video chat. No groups, no feeds, nothing to install.',
  start: 'Create account',
  haveAccount: 'I have an account',
  points,
} as const
