import { expect, test } from 'vitest'
import { FakeStream, FakeTrack } from '../../../../call/fakeMediaDevices.ts'
import { noLocalMedia } from '../../../../call/localMedia.ts'
import { noRemote } from '../../../../call/peerState.ts'
import { noTracks } from '../../../../call/trackSlots.ts'
import { sameSources, sourcesOf } from './recordingSources.ts'

const names = { localName: 'Ada', remoteName: 'Grace' }
const [camera, microphone, screen, screenSound] = [
  new FakeTrack('video'),
  new FakeTrack('audio'),
  new FakeTrack('video'),
  new FakeTrack('audio'),
]
const [theirCamera, theirVoice, theirScreen, theirScreenSound] = [
  new FakeTrack('video'),
  new FakeTrack('audio'),
  new FakeTrack('video'),
  new FakeTrack('audio'),
]
const local = { ...noLocalMedia, outgoing: { ...noTracks, audio: microphone, video: camera } }
const switches = { microphoneEnabled: true, cameraEnabled: true, screenSharing: false }
const remote = {
  ...noRemote,
  audio: new FakeStream([theirVoice]),
  video: new FakeStream([theirCamera]),
  screen: new FakeStream([theirScreen]),
  screenAudio: new FakeStream([theirScreenSound]),
  media: switches,
}
const sharing = { ...remote, media: { ...switches, screenSharing: true } }

test('both cameras and both voices; a place for a screen is none yet', () => {
  expect(sourcesOf({ local, remote }, names)).toEqual({
    localCamera: camera,
    remoteCamera: theirCamera,
    screen: null,
    localAudio: microphone,
    remoteAudio: theirVoice,
    screenAudio: null,
    ...names,
  })
})

test('a camera that is off is none, though its place stays', () => {
  const off = { ...remote, media: { ...switches, cameraEnabled: false } }
  expect(sourcesOf({ local, remote: off }, names).remoteCamera).toBeNull()
})

test('whoever shares a screen: it comes with its sound', () => {
  expect(sourcesOf({ local, remote: sharing }, names)).toMatchObject({
    screen: theirScreen,
    screenAudio: theirScreenSound,
    remoteCamera: theirCamera,
  })
  const own = { ...local, outgoing: { ...local.outgoing, screen, screenAudio: screenSound } }
  expect(sourcesOf({ local: own, remote }, names)).toMatchObject({ screen, screenAudio: screenSound })
  const silent = { ...local, outgoing: { ...local.outgoing, screen } }
  expect(sourcesOf({ local: silent, remote: sharing }, names)).toMatchObject({ screen, screenAudio: null })
})

test('a screen in the camera’s place is a screen', () => {
  expect(sourcesOf({ local, remote: { ...sharing, screen: null } }, names)).toMatchObject({
    screen: theirCamera,
    remoteCamera: null,
  })
})

test('the same sources are told from others', () => {
  const sources = sourcesOf({ local, remote }, names)
  expect(sameSources(sources, sourcesOf({ local, remote }, names))).toBe(true)
  expect(sameSources(sources, { ...sources, screen })).toBe(false)
})
