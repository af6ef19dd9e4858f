import { expect, test } from 'vitest'
import {
  disposition,
  fitsType,
  pictureShare,
  pictureType,
  refuseUpload,
  reservedBytes,
  savedName,
  servedType,
} from './fileRules.ts'

const there = { usedBytes: 0, files: 0, promisedBytes: 0, freeBytes: undefined }
const limits = { maxBytes: 100, quotaBytes: 250 + pictureShare }

test.each([
  [{ sizeBytes: 1 }, undefined],
  [{ sizeBytes: 100 }, undefined],
  [{ sizeBytes: 0 }, 'recording/bad-file'],
  [{ sizeBytes: 101 }, 'recording/too-large'],
  [{ sizeBytes: 50, usedBytes: 200 }, undefined],
  [{ sizeBytes: 51, usedBytes: 200 }, 'recording/over-quota'],
  [{ sizeBytes: 1, files: 19 }, undefined],
  [{ sizeBytes: 1, files: 20 }, 'recording/over-quota'],
  [{ sizeBytes: 50, freeBytes: reservedBytes + 50 }, undefined],
  [{ sizeBytes: 50, freeBytes: reservedBytes + 49 }, 'recording/no-space'],
  [{ sizeBytes: 50, freeBytes: reservedBytes + 60, promisedBytes: 11 }, 'recording/no-space'],
] as const)('an upload %o: %s', (request, code) => {
  expect(refuseUpload({ ...there, ...request }, limits)).toBe(code)
})

test.each([
  ['video/webm', 'video/webm'],
  ['Video/WebM; codecs="vp8, opus"', 'video/webm'],
  ['audio/mp4', 'audio/mp4'],
  ['video/x-matroska', undefined],
  ['text/html', undefined],
  ['video/webm<script>', undefined],
])('%s is served as %s', (type, served) => {
  expect(servedType(type)).toBe(served)
})

const ebml = Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282', 'hex')
const webm = Buffer.concat([ebml, Buffer.from('\u0084webm')])
const mp4 = Buffer.from('\0\0\0\u0020ftypisom', 'latin1')

test.each([
  [webm, 'video/webm', true],
  [webm, 'audio/webm', true],
  [mp4, 'video/mp4', true],
  [webm, 'video/mp4', false],
  [mp4, 'video/webm', false],
  [Buffer.concat([ebml, Buffer.from('matroska')]), 'video/webm', false],
  [Buffer.from('<html>webm'), 'video/webm', false],
  [Buffer.from('a'), 'video/webm', false],
  [Buffer.alloc(0), 'video/mp4', false],
])('the beginning %o of a %s: %s', (beginning, type, fits) => {
  expect(fitsType(beginning, type)).toBe(fits)
})

test.each([
  ['ffd8ffe000104a464946', 'image/jpeg'],
  ['89504e470d0a1a0a0000', 'image/png'],
  ['524946460000000057454250', 'image/webp'],
  ['524946460000000041564920', undefined],
  ['3c737667', undefined],
  ['', undefined],
])('a picture that begins with %s is %s', (hex, type) => {
  expect(pictureType(Buffer.from(hex, 'hex'))).toBe(type)
})

test.each([
  ['avari-call-2026.webm', 'video/webm', 'avari-call-2026.webm'],
  ['call.mp4', 'video/webm', 'call.mp4.webm'],
  ['../../etc/passwd', 'video/webm', '__.._etc_passwd.webm'],
  ['.bashrc', 'video/mp4', '_bashrc.mp4'],
  ['a\r\nb\0.webm', 'video/webm', 'a__b_.webm'],
  // Turns round what comes after it: shown as "callexe.webm" reversed.
  ['call\u202Embew.exe', 'video/webm', 'call_mbew.exe.webm'],
  ['Gespräch ☕.webm', 'video/webm', 'Gespräch ☕.webm'],
])('%j as %s is saved as %s', (name, type, saved) => {
  expect(savedName(name, type)).toBe(saved)
})

test('a name goes into the header in full, and no quote or line ends it', () => {
  expect(disposition('attachment', 'Gespräch "1" ☕.webm')).toBe(
    `attachment; filename="Gespr_ch _1_ _.webm"; filename*=UTF-8''Gespr%C3%A4ch%20%221%22%20%E2%98%95.webm`,
  )
  expect(disposition('inline', "it's (1)*.webm")).toContain('it%27s%20%281%29%2a.webm')
})
