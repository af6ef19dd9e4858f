import { passwordLimits } from '../../../contract/limits.ts'

export const messages = {
  signUp: {
    title: 'Create your account',
    text: 'Your name is what other members see. Your e-mail stays private.',
    button: 'Create account',
    other: 'Have an account already?',
    otherLink: 'Sign in',
  },
  signIn: {
    title: 'Welcome back',
    text: 'Sign in to see your chats.',
    button: 'Sign in',
    other: 'New here?',
    otherLink: 'Create account',
  },
  name: 'Name',
  email: 'Email',
  password: 'Password',
  passwordHint: `At least ${passwordLimits.min} characters.`,
  nameMissing: 'Please tell us your name.',
  emailWrong: 'Please give an e-mail address, like maya@example.org.',
  passwordShort: `Please choose at least ${passwordLimits.min} characters.`,
  passwordMissing: 'Please type your password.',
} as const
