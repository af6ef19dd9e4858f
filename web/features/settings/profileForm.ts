import type { Me, UpdateMe } from '../../../contract/people.ts'
import { interestsLimit, textLimits } from '../../../contract/limits.ts'
import { messages } from './messages.ts'

export type ProfileForm = Pick<Me, 'name' | 'headline' | 'bio' | 'interests' | 'timeZone'>

export function formOf({ name, headline, bio, interests, timeZone }: Me): ProfileForm {
  return { name, headline, bio, interests, timeZone }
}

/** The fields that differ from what is stored, texts trimmed; undefined when none does. */
export function changesOf(form: ProfileForm, me: Me): UpdateMe | undefined {
  const changes: UpdateMe = {
    ...(form.name.trim() === me.name ? {} : { name: form.name.trim() }),
    ...(form.headline.trim() === me.headline ? {} : { headline: form.headline.trim() }),
    ...(form.bio.trim() === me.bio ? {} : { bio: form.bio.trim() }),
    ...(form.timeZone === me.timeZone ? {} : { timeZone: form.timeZone }),
    ...(form.interests.join('\n') === me.interests.join('\n') ? {} : { interests: form.interests }),
  }
  return Object.keys(changes).length > 0 ? changes : undefined
}

/** A list with one more interest, or what speaks against it. One that is there already changes nothing. */
export function addInterest(
  interests: readonly string[],
  typed: string,
): { interests: string[]; problem?: string } {
  const interest = typed.trim().replaceAll(/\s+/gu, ' ')
  const same = (other: string) => other.toLocaleLowerCase() === interest.toLocaleLowerCase()
  if (!interest || interests.some(same)) return { interests: [...interests] }
  if (interest.length > textLimits.interest)
    return { interests: [...interests], problem: messages.interestLong }
  if (interests.length >= interestsLimit)
    return { interests: [...interests], problem: messages.interestsFull }
  return { interests: [...interests, interest] }
}
