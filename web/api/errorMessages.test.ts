import { expect, test } from 'vitest'
import { errorCodes } from '../../contract/errors.ts'
import { ApiError } from './apiError.ts'
import { describeError, errorMessages } from './errorMessages.ts'

test('every code that travels has a sentence of its own', () => {
  expect(Object.keys(errorMessages).toSorted()).toEqual([...errorCodes, 'network'].toSorted())
  const sentences = Object.values(errorMessages)
  expect(new Set(sentences).size).toBe(sentences.length)
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/u)
})

test('an error is described by its code; what is none is a fault of the page', () => {
  expect(describeError(new ApiError('chat/double-booked', 409))).toBe(errorMessages['chat/double-booked'])
  expect(describeError(new ApiError('network', 0))).toBe(errorMessages.network)
  expect(describeError(new TypeError('x is undefined'))).toBe(errorMessages.internal)
})
