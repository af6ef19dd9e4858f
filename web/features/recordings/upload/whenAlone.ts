/** Runs `work` once no other tab holds `name`, and holds it meanwhile. Rejects with the signal's reason if it ends before that. */
export async function whenAlone(name: string, signal: AbortSignal, work: () => Promise<void>) {
  await navigator.locks.request(name, { signal }, work)
}
