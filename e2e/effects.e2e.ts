import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'

const modelFiles = /\.(?:tflite|wasm)$|worker|worklet/iu

/** The addresses that a page asks for, from now on. */
function recordRequests(page: Page) {
  const asked: URL[] = []
  page.on('request', (request) => asked.push(new URL(request.url())))
  return asked
}

/** The mean colour of a video's picture now. */
function meanColour(page: Page, label: string) {
  return page.getByLabel(label, { exact: true }).evaluate((element) => {
    const canvas = new OffscreenCanvas(16, 16)
    const context = canvas.getContext('2d')
    if (!context || !(element instanceof HTMLVideoElement)) throw new Error('No picture')
    context.drawImage(element, 0, 0, 16, 16)
    const { data } = context.getImageData(0, 0, 16, 16)
    const mean = (channel: number) =>
      data.reduce((sum, value, index) => sum + (index % 4 === channel ? value : 0), 0) / (data.length / 4)
    return { red: mean(0), green: mean(1), blue: mean(2) }
  })
}

/** The fake camera's picture is green, the evening is blue. */
const blueOverGreen = async (page: Page, label: string) => {
  const { green, blue } = await meanColour(page, label)
  return blue - green
}
const expectEvening = (page: Page, label: string) =>
  expect.poll(() => blueOverGreen(page, label), { timeout: 15_000 }).toBeGreaterThan(20)
const expectPlain = (page: Page, label: string) =>
  expect.poll(() => blueOverGreen(page, label), { timeout: 15_000 }).toBeLessThan(-20)

test('a background is loaded when chosen, seen by both, remembered, and gone without a trace', async ({
  pair,
  problems,
}) => {
  // The model's runtime tells on the console how it starts.
  problems.allow(/^console: (?:INFO|WARNING): .*litert_wasm_internal/u)
  const { anna, ben, roomId } = pair
  const asked = recordRequests(anna.page)
  const hers = meetingPage(anna.page)
  const his = meetingPage(ben.page)
  const background = (name: string) => anna.page.getByRole('radio', { name, exact: true })

  await Promise.all([hers.open(roomId), his.openAndJoin(roomId)])
  await expectPlain(anna.page, 'Your video')
  expect(asked.filter(({ pathname }) => modelFiles.test(pathname))).toEqual([])
  await anna.page.getByRole('button', { name: 'Background and noise' }).click()
  await background('Evening').check({ force: true })
  await expectEvening(anna.page, 'Your video')
  expect(asked.some(({ pathname }) => pathname.endsWith('.tflite'))).toBe(true)
  expect(anna.page.workers()).toHaveLength(1)

  await hers.join()
  await his.expectRemoteVideo()
  await expectEvening(ben.page, "Anna Able's video")

  await anna.page.reload()
  await expectEvening(anna.page, 'Your video')
  await expectEvening(ben.page, "Anna Able's video")
  expect(new Set(asked.map(({ host }) => host)).size).toBe(1)
})
