import type { ChatStatus } from '../../../contract/chatStates.ts'
import type { ChatTab } from '../../../contract/chats.ts'
import type { ChatsPageTab } from './tabs.ts'

const tabs: Record<ChatsPageTab, string> = {
  upcoming: 'Upcoming',
  requests: 'Requests',
  sent: 'Sent',
  schedule: 'Schedule',
  past: 'Past',
}

const status: Record<ChatStatus, string> = {
  pending: 'Waiting for an answer',
  accepted: 'Accepted',
  declined: 'Declined',
  cancelled: 'Cancelled',
  expired: 'Not answered in time',
  completed: 'Completed',
  missed: 'Missed',
}

const empty: Record<ChatTab, { title: string; text: string }> = {
  upcoming: {
    title: 'No chats planned yet',
    text: 'Ask somebody for a coffee chat. Once it is accepted, it stands here with a button to join.',
  },
  requests: {
    title: 'No requests right now',
    text: 'When somebody asks you for a chat, you can accept or decline it here.',
  },
  sent: {
    title: 'Nothing is waiting',
    text: 'The requests you send stand here until they are answered.',
  },
  past: {
    title: 'No past chats',
    text: 'What you talked about, and with whom, is kept here afterwards.',
  },
}

export const messages = {
  title: 'Chats',
  tabs,
  status,
  empty,
  testSetup: 'Test my set-up',
  findPeople: 'Find people',
  scheduleOne: 'Schedule a chat',
  loadFailed: 'Your chats could not be loaded',
  loadMore: 'Show more',
  loading: 'Loading chats',
  waitingRequests: (count: number) =>
    count === 1 ? '1 request waits for you' : `${count} requests wait for you`,
  minutes: (minutes: number) => `${minutes} min`,
  call: {
    short: 'less than a minute',
    levels: {
      0: 'very weak connection',
      1: 'weak connection',
      2: 'unsteady connection',
      3: 'fair connection',
      4: 'good connection',
    },
    paths: { direct: 'direct', relay: 'through a relay' },
  },
  forOther: (time: string, name: string, place: string) => `${time} for ${name} in ${place}`,
  onNow: 'On now',
  about: 'Topic',
  reasonBy: (name: string) => `${name} wrote`,
  reasonByYou: 'You wrote',
  cancelledBy: (name: string) => `Cancelled by ${name}`,
  cancelledByYou: 'Cancelled by you',
  join: 'Join Video Call',
  accept: 'Accept',
  decline: 'Decline',
  cancelChat: 'Cancel chat',
  cancelRequest: 'Cancel request',
  askAgain: 'Ask again',
  accepted: (name: string) => `Your chat with ${name} is on. It stands in “Upcoming”.`,
  declined: (name: string) => `You declined the request of ${name}.`,
  chatCancelled: (name: string) => `Your chat with ${name} is cancelled.`,
  requestCancelled: (name: string) => `Your request to ${name} is withdrawn.`,
  declineDialog: {
    title: (name: string) => `Decline the request of ${name}?`,
    confirm: 'Decline',
    back: 'Keep it',
  },
  cancelDialog: {
    title: (name: string) => `Cancel the chat with ${name}?`,
    confirm: 'Cancel chat',
    back: 'Keep it',
  },
  log: {
    open: 'Messages',
    title: (name: string) => `Messages with ${name}`,
    unsent: (count: number) => `${count} not sent`,
    failed: 'The messages could not be loaded',
    empty: 'Nothing was written in this call.',
    kept: (days: number | null) =>
      days === null ? 'Kept with your chat' : days === 1 ? 'Kept for 1 day' : `Kept for ${days} days`,
    export: 'Export',
    formats: { text: 'Text', json: 'JSON' },
  },
  reason: 'Reason',
  reasonHint: (name: string) => `Optional. ${name} will read it.`,
} as const
