import { expect, test } from './fixtures.ts'
import {
  expectScenes,
  expectVoices,
  expectWhole,
  launchColoured,
  openCall,
  openSlides,
  recordCall,
} from './recordedCall.ts'
import { decodingErrors } from './recordedFile.ts'

test('both pictures, both voices and the screen that was shared are in the file', async ({
  pair,
  server,
}) => {
  const [anna, ben] = await Promise.all([launchColoured('anna'), launchColoured('ben')])
  const call = await openCall(pair, server.url, { anna, ben })
  await openSlides(await call.recorder.context().newPage())
  const file = await recordCall({ ...call, seconds: 9 }, true)
  await Promise.all([anna.close(), ben.close()])
  expect(file.name).toMatch(/\.webm$/u)
  await expectWhole(file.path, file.shown)
  expect(await decodingErrors(file.path)).toBe('')
  await expectScenes(file.path, ['cameras', 'screen', 'cameras'])
  await expectVoices(file.path, [440, 700])
})
