/** What is on the page before the effects are loaded. */
export const openMessages = { effects: 'Effects', more: 'Background and noise' } as const
