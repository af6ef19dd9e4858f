import { expect, test } from 'vitest'
import type { RecordingLayout } from './recording.ts'
import { type Box, fitInto, layOut, type Person, pictureSize } from './recordingLayout.ts'

const contains = (outer: Box, inner: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

const cases = (['side-by-side', 'speaker'] as const).flatMap((layout) =>
  [true, false].flatMap((screen) =>
    (['local', 'remote'] as const).map((front): [RecordingLayout, boolean, Person] => [
      layout,
      screen,
      front,
    ]),
  ),
)

test.each(cases)(
  '%s, screen %s, %s in front: everybody has a place in the picture, once',
  (layout, screen, front) => {
    const tiles = layOut(layout, { screen, front })
    const slots = tiles.map(({ slot }) => slot).toSorted()
    expect(slots).toEqual(screen ? ['local', 'remote', 'screen'] : ['local', 'remote'])
    for (const { box } of tiles) expect(contains({ x: 0, y: 0, ...pictureSize }, box)).toBe(true)
  },
)

test('side by side each has a half', () => {
  const [local, remote] = layOut('side-by-side', { screen: false, front: 'remote' })
  expect(local).toEqual({ slot: 'local', box: { x: 0, y: 0, width: 640, height: 720 } })
  expect(remote).toEqual({ slot: 'remote', box: { x: 640, y: 0, width: 640, height: 720 } })
})

test('who speaks has the whole picture, and the other one stands before it', () => {
  const [back, front] = layOut('speaker', { screen: false, front: 'local' })
  expect(back).toEqual({ slot: 'local', box: { x: 0, y: 0, ...pictureSize } })
  expect(front).toEqual({ slot: 'remote', box: { x: 936, y: 516, width: 320, height: 180 } })
})

test('a screen stands in front of both, whatever the layout', () => {
  expect(layOut('speaker', { screen: true, front: 'local' })).toEqual(
    layOut('side-by-side', { screen: true, front: 'remote' }),
  )
  expect(layOut('speaker', { screen: true, front: 'local' })[0]).toEqual({
    slot: 'screen',
    box: { x: 0, y: 0, width: 960, height: 720 },
  })
})

test.each([
  ['a wide picture in a high place', [1280, 720], [640, 720], [0, 180, 640, 360]],
  ['a high picture in a wide place', [720, 1280], [960, 720], [277, 0, 405, 720]],
  ['a small one is made large', [320, 240], [640, 720], [0, 120, 640, 480]],
  ['one that has no size yet', [0, 0], [640, 720], [0, 0, 0, 0]],
] as const)('%s', (_, [width, height], [wide, high], [x, y, w, h]) => {
  expect(fitInto({ width, height }, { width: wide, height: high })).toEqual({ x, y, width: w, height: h })
})
