/** Somebody's own picture stays in this browser: in its cache storage, or in memory where that is refused. */
const store = 'avari.background'
const address = '/background'
const largest = { width: 1280, height: 720 }

let kept: Blob | null = null

/** Takes a picture that somebody chose, at most as large as a camera's. Rejects where the browser cannot read it. */
export async function keepOwnPicture(file: Blob) {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, Math.max(largest.width / picture.width, largest.height / picture.height))
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  kept = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
  try {
    const cache = await caches.open(store)
    await cache.put(address, new Response(kept))
  } catch {
    // Storage is refused: the picture is good for this page only.
  }
}

/** The kept picture; null where there is none. */
export async function readOwnPicture(): Promise<Blob | null> {
  if (kept) return kept
  try {
    const answer = await (await caches.open(store)).match(address)
    kept = answer ? await answer.blob() : null
  } catch {
    // Storage is refused: nothing was kept either.
  }
  return kept
}
