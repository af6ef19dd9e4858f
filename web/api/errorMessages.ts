import { ApiError, type ApiErrorCode } from './apiError.ts'

/** What a person reads for each code: what happened, and what to do. */
export const errorMessages: Record<ApiErrorCode, string> = {
  network: 'The server can’t be reached. Check your connection and try again.',
  'invalid-request': 'Something in the form is not right. Please check the fields and try again.',
  'not-found': 'This is not here any more. Go back and try from there.',
  'method-not-allowed': 'The page and the server don’t fit together. Please reload the page.',
  'payload-too-large': 'That is too much text at once. Please shorten it.',
  'rate-limited': 'That was a lot in a short time. Please wait a minute and try again.',
  internal: 'Something went wrong on our side. Please try again in a moment.',
  'auth/required': 'You are not signed in any more. Please sign in and try again.',
  'auth/invalid-credentials': 'E-mail and password don’t fit together. Check both and try again.',
  'auth/email-taken': 'There is an account with this e-mail already. Sign in instead.',
  'auth/foreign-origin': 'This request came from another site and was refused. Please reload the page.',
  'auth/link-invalid':
    'This sign-in link was used already or has expired. Please sign in or ask for a new link.',
  'person/not-found': 'This member can’t be asked for a chat. Please pick somebody else.',
  'chat/not-found': 'This chat is not here any more.',
  'chat/not-pending': 'This request was answered or withdrawn in the meantime.',
  'chat/not-open': 'This chat is over already, so it can’t be changed.',
  'chat/not-yours': 'Only the other person can do that.',
  'chat/expired': 'The time of this request has passed. Ask for a new one.',
  'chat/in-the-past': 'This time has passed already. Pick a later one.',
  'chat/with-oneself': 'You can’t have a chat with yourself. Pick somebody else.',
  'chat/double-booked': 'One of you already has a chat at that time. Ask for another time.',
  'chat/duplicate': 'You have asked this person for this time already. It is in “Sent”.',
  'idempotency/mismatch': 'This request was sent already with other details. Look in “Sent”, then try again.',
  'room/not-found': 'There is no call at this address. Open it from your chats.',
  'room/not-participant': 'This call is between two other people.',
  'room/ended': 'This call is over.',
  'room/not-registered': 'You are not in this call any more. Join again.',
  'room/peer-absent': 'The other person is not in the call right now.',
  'message/id-taken': 'This message was sent already.',
  'recording/not-found': 'This recording is not here any more.',
  'recording/not-yours': 'With this recording, only the other person can do that.',
  'recording/not-open': 'This recording has ended already.',
  'recording/no-consent': 'The other person has not agreed to this recording.',
  'recording/too-large': 'This recording is larger than the server takes. Make it smaller first.',
  'recording/no-space': 'The server has no room left for recordings. Save the file instead.',
  'recording/over-quota':
    'Your recordings fill all the space you have here. Delete one, or save this file instead.',
  'recording/bad-file': 'This file is not a recording that can be kept.',
  'upload/busy': 'This recording is being sent from another tab.',
  'upload/offset-mismatch': 'Part of this file was lost on the way. Please send it again.',
  'upload/wrong-version': 'The page and the server speak different upload versions. Please reload the page.',
  'ice/no-relay': 'Your IP address can’t be hidden here: this server has no relay.',
}

/** A sentence for any failure; what is no `ApiError` is a fault of the page. */
export function describeError(error: unknown) {
  return errorMessages[error instanceof ApiError ? error.code : 'internal'] ?? errorMessages.internal
}
