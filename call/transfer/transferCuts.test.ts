import { expect, test } from 'vitest'
import { connect, offerOf, openPage, type Page, pass, someBytes } from './transferSetUp.ts'

/** Numbers from 0 to 1 that are the same for the same seed. */
function seeded(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0
    return state / 2 ** 32
  }
}

const acceptAll = (page: Page) => {
  for (const { id, direction, status } of page.transfers.getState())
    if (direction === 'incoming' && status === 'offered') void page.transfers.accept(id)
}

/** Sends a file over connections that are cut at random, with reloads of the receiver's page among the cuts. */
async function sendThroughCuts(seed: number) {
  const random = seeded(seed)
  const bytes = someBytes(Math.floor(random() * 150_000), seed + 1)
  const ada = openPage()
  let grace = openPage()
  let ends = connect(ada, grace)
  let cuts = Math.floor(random() * 12)
  offerOf(ada, bytes)
  for (let step = 0; ada.only().status !== 'complete' && step < 5_000; step += 1) {
    if (random() < 0.3) await pass()
    acceptAll(grace)
    const first = random() < 0.5 ? 0 : 1
    for (const end of [ends[first], ends[1 - first]]) if (random() < 0.7) end?.deliver()
    if (cuts > 0 && ada.only().status !== 'complete' && random() < 0.1) {
      cuts -= 1
      for (const end of ends) end.close()
      if (random() < 0.4) grace = openPage(grace.keep)
      ends = connect(ada, grace)
    }
  }
  const { status, file } = grace.only()
  return { bytes, status, received: file === null ? null : new Uint8Array(await file.arrayBuffer()) }
}

test('the same bytes arrive whole through 200 rounds of random cuts and reloads', async () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const { bytes, status, received } = await sendThroughCuts(seed)
    expect({ seed, status, same: received?.join() === bytes.join() }).toEqual({
      seed,
      status: 'complete',
      same: true,
    })
  }
})

test('a cut at each single point does no harm', async () => {
  const bytes = someBytes(60_000)
  for (let point = 0; point < 24; point += 1) {
    const [ada, grace] = [openPage(), openPage()]
    let ends = connect(ada, grace)
    offerOf(ada, bytes)
    for (let step = 0; step < 80; step += 1) {
      await pass()
      acceptAll(grace)
      ends[step % 2]?.deliver()
      if (step === point) {
        for (const end of ends) end.close()
        ends = connect(ada, grace)
      }
    }
    expect([point, ada.only().status, grace.only().status]).toEqual([point, 'complete', 'complete'])
  }
})
