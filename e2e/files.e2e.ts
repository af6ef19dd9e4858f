import { randomBytes } from 'node:crypto'
import { hasFirefox, launchFirefox, plainPage } from './browsers.ts'
import { expect, type Pair, test } from './fixtures.ts'
import { callFiles, type GivenFile, sha256 } from './pages/callFiles.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { addProbe } from './probe.ts'

const megabyte = 1024 * 1024
const binary = (name: string, bytes: number): GivenFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: randomBytes(bytes),
})

/** Both in the call with the chat open. */
async function meet({ anna, ben, roomId }: Pair) {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await Promise.all([annaCall.openAndJoin(roomId), benCall.openAndJoin(roomId)])
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await Promise.all([annaCall.openChat(), benCall.openChat()])
  return { anna: callFiles(anna.page), ben: callFiles(ben.page), benCall }
}

test('a file arrives as it was sent, once it is accepted (T7)', async ({ pair }) => {
  const { anna, ben } = await meet(pair)
  const file = binary('notes.bin', 3 * megabyte)
  await anna.attach(file)
  await anna.expectStatus('notes.bin', 'waits for Ben Bright to accept it')
  await ben.expectStatus('notes.bin', '3.1 MB')
  const saving = pair.ben.page.waitForEvent('download')
  await ben.accept('notes.bin')
  await ben.expectStatus('notes.bin', 'complete and checked')
  expect((await saving).suggestedFilename()).toBe('notes.bin')
  await anna.expectStatus('notes.bin', 'sent')
  const saved = await ben.save('notes.bin')
  expect(saved.name).toBe('notes.bin')
  expect(sha256(saved.bytes)).toBe(sha256(file.buffer))
})

test('a file may be declined, given up, or be too large', async ({ pair }) => {
  const { anna, ben, benCall } = await meet(pair)
  await benCall.toggle('Chat').click()
  await anna.attach(binary('unwanted.bin', 1000))
  await expect(benCall.controls.getByRole('button', { name: /Chat/u })).toContainText('1')
  await benCall.openChat()
  await ben.decline('unwanted.bin')
  await anna.expectStatus('unwanted.bin', 'Declined')

  await anna.attach(binary('regretted.bin', 1000))
  await ben.expectStatus('regretted.bin', '1 KB')
  await anna.cancel('regretted.bin')
  await ben.expectStatus('regretted.bin', 'Cancelled')

  await anna.drop('huge.bin', 101 * megabyte)
  await expect(anna.panel.getByRole('alert')).toContainText('“huge.bin” is larger than 100 MB')
})

test('a reload of the receiver’s page in the middle only interrupts', async ({ pair }) => {
  test.setTimeout(150_000)
  const { anna, ben, benCall } = await meet(pair)
  const sent = await anna.drop('long.bin', 12 * megabyte)
  await ben.accept('long.bin')
  await ben.expectProgress('long.bin', 5)
  await pair.ben.page.reload()
  await benCall.expectConnected()
  await benCall.openChat()
  // Nothing is asked again, and it does not begin anew.
  await ben.expectStatus('long.bin', /of 12\.6 MB|checked/u)
  await ben.expectStatus('long.bin', 'complete and checked')
  await anna.expectStatus('long.bin', 'sent')
  expect(sha256((await ben.save('long.bin')).bytes)).toBe(sent)
})

test('names and contents that mean harm stay names and contents', async ({ pair }) => {
  const { anna, ben } = await meet(pair)
  const harm = '<img src=x onerror=alert(1)>'
  const files: GivenFile[] = [
    { name: `${harm}.html`, mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') },
    { name: 'picture.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg onload="alert(1)"/>') },
    { name: 'photo\u202Egpj.exe', mimeType: 'image/png', buffer: Buffer.from('MZ') },
  ]
  let dialogs = 0
  pair.ben.page.on('dialog', (dialog) => {
    dialogs += 1
    void dialog.dismiss()
  })
  const shown = ['_img src=x onerror=alert(1)_.html', 'picture.svg', 'photogpj.exe']
  for (const [at, file] of files.entries()) {
    const name = shown[at] ?? ''
    await anna.attach(file)
    await ben.accept(name)
    await ben.expectStatus(name, 'complete and checked')
    await expect(ben.item(name).getByRole('img')).toHaveCount(0)
    expect((await ben.save(name)).name).toBe(name)
  }
  expect(dialogs).toBe(0)
})

test('a picture that has come is shown, and Firefox takes files, too', async ({ pair, server }) => {
  test.skip(!hasFirefox(), 'no Firefox on this machine')
  test.setTimeout(120_000)
  await using firefox = await launchFirefox()
  const context = await firefox.newContext({ ...plainPage, baseURL: server.url })
  await addProbe(context)
  await context.addCookies(await pair.ben.context.cookies())
  const page = await context.newPage()
  const { anna, ben } = await meet({ ...pair, ben: { ...pair.ben, context, page } })
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const file = { name: 'pixel.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') }
  await anna.attach(file)
  await ben.accept('pixel.png')
  await ben.expectStatus('pixel.png', 'complete and checked')
  await expect(ben.item('pixel.png').getByRole('img', { name: 'Picture pixel.png' })).toBeVisible()
})
