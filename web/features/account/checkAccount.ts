import { passwordLimits } from '../../../contract/limits.ts'
import { messages } from './messages.ts'

export type AccountErrors = Partial<Record<'name' | 'email' | 'password', string>>

/** What is wrong with the sign-up form, by field; nothing when it can be sent. */
export function checkSignUp(form: { name: string; email: string; password: string }): AccountErrors {
  return {
    ...(form.name.trim() ? {} : { name: messages.nameMissing }),
    ...checkEmail(form.email),
    ...(form.password.length < passwordLimits.min ? { password: messages.passwordShort } : {}),
  }
}

/** The same for the sign-in form. */
export function checkSignIn(form: { email: string; password: string }): AccountErrors {
  return {
    ...checkEmail(form.email),
    ...(form.password ? {} : { password: messages.passwordMissing }),
  }
}

/** Only what is surely wrong is refused here; the server has the last word. */
function checkEmail(email: string): AccountErrors {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email.trim()) ? {} : { email: messages.emailWrong }
}
