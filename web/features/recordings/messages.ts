import { recordingMessages } from '../../../call/recording/messages.ts'
import type { SmallerSizeName } from '../../../call/recording/localRecordings.ts'

const sizes: Record<SmallerSizeName, { name: string; text: string }> = {
  medium: { name: 'Medium', text: 'As large a picture, about a third of the size' },
  small: { name: 'Small', text: 'A smaller picture (480p), about a sixth of the size' },
}

export const messages = {
  title: 'Recordings',
  text: 'They are kept in this browser, on this device, until you delete them. “Upload” puts one with its chat, for both of you.',
  loading: 'Looking for recordings…',
  loadFailed: 'Your recordings could not be opened',
  empty: {
    title: 'No recordings yet',
    text: 'Press “Record” in a call, and when the other person agrees you find the recording here.',
    chats: 'Go to your chats',
  },
  callWith: (name: string) => `Call with ${name}`,
  smaller: 'smaller copy',
  studio: (offsetMs: number) =>
    `microphone track, begins ${(offsetMs / 1000).toFixed(2)} s after the recording`,
  figures: (figures: readonly string[]) => figures.join(' · '),
  repairing: 'It was cut off. Putting it together…',
  repairFailed: 'It was cut off and could not be put together. “Save” gives you what there is.',
  play: 'Play',
  playIt: (name: string) => `Play the call with ${name}`,
  save: 'Save',
  shrink: 'Make smaller',
  shrinkTitle: 'Make a smaller copy',
  shrinkText: 'The recording stays as it is; the copy is made on this device, which takes a while.',
  sizeLabel: 'Size of the copy',
  sizes,
  start: 'Start',
  shrinking: (percent: number) => `Making a smaller copy: ${percent} %`,
  cancel: 'Cancel',
  shrunk: 'The smaller copy is ready.',
  remove: 'Delete',
  removeIt: (fileName: string) => `Delete ${fileName}`,
  removeTitle: 'Delete this recording?',
  removeText:
    'It is deleted from this device and can’t be brought back. An upload that is under way ends; what is uploaded stays with the chat.',
  keep: 'Keep it',
  removed: 'The recording is deleted.',
  cutOff: (count: number) => (count === 1 ? 'A recording was cut off.' : `${count} recordings were cut off.`),
  saveCutOff: (count: number) => (count === 1 ? 'Save it' : 'Save them'),
  problems: recordingMessages.problems,
} as const
