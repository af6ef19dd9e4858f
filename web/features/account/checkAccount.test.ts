import { expect, test } from 'vitest'
import { checkSignIn, checkSignUp } from './checkAccount.ts'
import { messages } from './messages.ts'

const form = { name: 'Maya', email: 'maya@example.org', password: 'long enough' }

test('a filled form has no errors', () => {
  expect(checkSignUp(form)).toEqual({})
  expect(checkSignIn(form)).toEqual({})
})

test('each wrong field is named', () => {
  expect(checkSignUp({ name: ' ', email: 'maya', password: 'short' })).toEqual({
    name: messages.nameMissing,
    email: messages.emailWrong,
    password: messages.passwordShort,
  })
  expect(checkSignIn({ email: '', password: '' })).toEqual({
    email: messages.emailWrong,
    password: messages.passwordMissing,
  })
})

test('signing in does not judge how long an old password is', () => {
  expect(checkSignIn({ email: form.email, password: 'old' })).toEqual({})
})
