import type { Person } from './recordingLayout.ts'

/** Loudest sample of the last moment, from 0 to 1. */
export type Levels = Record<Person, number>

/** Who is in front, and since when the other one has been the louder one; null while they are not. */
export type SpeakerChoice = { front: Person; louderSince: number | null }

/** Below this a voice counts as silence. */
const audible = 0.03
/** How much louder than the one in front the other one must be: an echo is not. */
const clearly = 1.5
/** Milliseconds that somebody must speak to come in front: a cough or a "yes" does not change the picture. */
const patience = 900

export const firstSpeaker: SpeakerChoice = { front: 'remote', louderSince: null }

/** Who stands in front at `now`, milliseconds of any clock. Whoever spoke last stays there in silence. */
export function chooseSpeaker(choice: SpeakerChoice, levels: Levels, now: number): SpeakerChoice {
  const other: Person = choice.front === 'local' ? 'remote' : 'local'
  const louder = levels[other] > audible && levels[other] > levels[choice.front] * clearly
  if (!louder) {
    // A breath between two words is no end of what somebody says, as long as the one in front is silent too.
    if (choice.louderSince !== null && levels[choice.front] <= audible && now - choice.louderSince < patience)
      return choice
    return { front: choice.front, louderSince: null }
  }
  const since = choice.louderSince ?? now
  return now - since >= patience
    ? { front: other, louderSince: null }
    : { front: choice.front, louderSince: since }
}
