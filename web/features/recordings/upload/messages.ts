export const messages = {
  upload: 'Upload',
  uploadNamed: (name: string) => `Upload ${name}`,
  progress: (name: string) => `Upload of ${name}`,
  uploading: (sent: string, total: string) => `${sent} of ${total}`,
  waiting: 'Waiting for the connection. It goes on by itself.',
  cancel: 'Cancel',
  done: 'Uploaded. You both find it with the chat.',
  again: 'Try again',
} as const
