/** What is on the page before anything of the recording is loaded. */
export const openMessages = {
  record: 'Record',
  options: 'Recording options…',
  missing: 'Recording could not be loaded. Check the network and press “Record” again.',
} as const
