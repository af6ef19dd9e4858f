import type { RecordingLayout } from './recording.ts'

export type Size = { width: number; height: number }
export type Box = Size & { x: number; y: number }
export type Person = 'local' | 'remote'
/** Whose picture: one of the two people's, or the screen that is shared. */
export type Slot = Person | 'screen'
export type Tile = { slot: Slot; box: Box }

/** The recorded picture, in pixels. */
export const pictureSize: Size = { width: 1280, height: 720 }

/** How wide those beside a screen are, and the one that is not in front. */
const smallWidth = 320
const smallHeight = 180
const margin = 24

const other = (person: Person): Person => (person === 'local' ? 'remote' : 'local')

/** Where everything is, in the order in which it is drawn: what stands in front comes last. */
export function layOut(
  layout: RecordingLayout,
  { screen, front }: { screen: boolean; front: Person },
): Tile[] {
  const { width, height } = pictureSize
  if (screen) {
    const x = width - smallWidth
    return [
      { slot: 'screen', box: { x: 0, y: 0, width: x, height } },
      { slot: 'remote', box: { x, y: 0, width: smallWidth, height: height / 2 } },
      { slot: 'local', box: { x, y: height / 2, width: smallWidth, height: height / 2 } },
    ]
  }
  if (layout === 'side-by-side') {
    return [
      { slot: 'local', box: { x: 0, y: 0, width: width / 2, height } },
      { slot: 'remote', box: { x: width / 2, y: 0, width: width / 2, height } },
    ]
  }
  const x = width - smallWidth - margin
  const y = height - smallHeight - margin
  return [
    { slot: front, box: { x: 0, y: 0, width, height } },
    { slot: other(front), box: { x, y, width: smallWidth, height: smallHeight } },
  ]
}

/** The largest box of the shape of `picture` in the middle of `room`, in whole pixels; nothing of the picture is cut off. */
export function fitInto(picture: Size, room: Size): Box {
  if (picture.width <= 0 || picture.height <= 0) return { x: 0, y: 0, width: 0, height: 0 }
  const scale = Math.min(room.width / picture.width, room.height / picture.height)
  const width = Math.round(picture.width * scale)
  const height = Math.round(picture.height * scale)
  return { x: Math.floor((room.width - width) / 2), y: Math.floor((room.height - height) / 2), width, height }
}
