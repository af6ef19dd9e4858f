import type { RecordingProblem } from './recording.ts'
import type { SupportGap } from './recordingSupport.ts'

const problems: Record<RecordingProblem, string> = {
  'not-supported':
    'This browser can’t record calls in this format. Use Chrome, Edge or Firefox on a computer.',
  'no-space': 'There is no more room on this device. What was recorded until then is kept.',
  'encoder-failed': 'This browser stopped encoding. What was recorded until then is kept.',
  'worker-failed': 'The recorder broke down. What was recorded until then is kept.',
  'storage-failed':
    'This browser did not let the recording be written. Leave private browsing and allow this site to store data.',
}

/** Why there is nothing to record with, and what to do (R9). */
const gaps: Record<SupportGap, string> = {
  'no-storage':
    'This browser keeps no files for this site, as in a private window. Open Avari in a normal window to record.',
  'no-encoder':
    'This browser can’t record calls. Use Chrome or Edge (version 108 or newer), Firefox (111 or newer) or Safari (17 or newer).',
}

/** What people read about recording, wherever it fails. */
export const recordingMessages = { problems, gaps } as const
