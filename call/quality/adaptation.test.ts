import { expect, test } from 'vitest'
import { adapt, type Adaptation, afterSilence, fullCap, noVideo, startOfAdaptation } from './adaptation.ts'
import { sampleOf } from './sampleForTests.ts'

/** What follows from so many seconds with this room (Chromium tells it) and this loss. */
function run(state: Adaptation, seconds: number, change: Parameters<typeof sampleOf>[0]) {
  const states: Adaptation[] = []
  for (let second = 0; second < seconds; second += 1) {
    state = adapt(state, sampleOf(change))
    states.push(state)
  }
  return { state, states, steps: states.map(({ step }) => step).join('') }
}

const room = (availableBitrate: number) => ({ availableBitrate })
const settled = () => run(startOfAdaptation, 5, room(5_000_000)).state

test('sends everything where there is room, and believes no first guess', () => {
  expect(run(startOfAdaptation, 3, room(300_000)).steps).toBe('000')
  expect(run(startOfAdaptation, 20, room(5_000_000)).state).toMatchObject({ step: 0, cap: fullCap })
})

test('gives up picture at once where the room is gone, and leaves some of it for the sound', () => {
  const { state } = run(settled(), 1, room(180_000))
  expect(state).toMatchObject({ step: 4, cap: 108_000 })
  expect(run(state, 2, room(50_000)).steps).toBe('45')
})

test('one second without room for anything, as when the path falls silent, leaves a small picture', () => {
  const starved = run(settled(), 1, room(50_000)).state
  expect(starved).toMatchObject({ step: 4, cap: 60_000 })
  expect(run(run(starved, 1, room(100_000)).state, 1, room(50_000)).state.step).toBe(4)
})

test('after a silence the room is a first guess again, and what was lost in it does not count', () => {
  const narrow = afterSilence(settled())
  expect(run(narrow, 3, room(30_000)).steps).toBe('000')
  expect(run(narrow, 5, room(30_000)).steps).toBe('00045')
  const lossy = afterSilence(run(settled(), 1, { up: { lossRatio: 0.9 } }).state)
  expect(run(lossy, 3, { up: { lossRatio: 0.9 } }).steps).toBe('000')
})

test('keeps to what there is: the room of a step is not enough to rise to it', () => {
  const narrow = run(settled(), 1, room(180_000)).state
  expect(run(narrow, 30, room(280_000)).steps).toMatch(/^4+$/u)
})

test('looks for more room every five seconds: at half for one, then allowed three times the estimate', () => {
  const { states } = run(run(settled(), 1, room(280_000)).state, 10, room(280_000))
  expect(states.map(({ cap }) => cap)).toEqual([
    168_000, 168_000, 140_000, 840_000, 840_000, 840_000, 840_000, 140_000, 840_000, 840_000,
  ])
})

test('is allowed more at once while there turns out to be more, and has everything back in four seconds', () => {
  const looking = run(run(settled(), 1, room(280_000)).state, 4, room(280_000)).state
  const wider = run(looking, 1, room(800_000)).state
  expect(wider).toMatchObject({ step: 2, cap: 2_400_000 })
  expect(run(wider, 1, room(2_200_000)).state).toMatchObject({ step: 0, cap: fullCap })
})

test('without a picture it waits for four calm seconds, then begins small', () => {
  const off = run(settled(), 2, room(50_000)).state
  expect(off.step).toBe(noVideo)
  expect(run(off, 6, { availableBitrate: 60_000, up: { lossRatio: 0.2 } }).steps).toBe('555555')
  expect(run(off, 4, room(60_000)).steps).toBe('5554')
})

test('by loss where the browser does not tell the room: down after two seconds, up after four', () => {
  const lossy = { up: { lossRatio: 0.15 } }
  const narrow = run(settled(), 4, lossy)
  expect(narrow.steps).toBe('0112')
  expect(narrow.state.cap).toBe(600_000)
  expect(run(narrow.state, 9, {}).steps).toBe('222111100')
})

test('one lossy second changes nothing', () => {
  expect(run(run(settled(), 1, { up: { lossRatio: 0.3 } }).state, 1, {}).state.step).toBe(0)
})

test('a busy processor gets smaller pictures, and larger ones after half a minute of ease', () => {
  const busy = run(settled(), 6, { ...room(5_000_000), up: { limitation: 'cpu' } }).state
  expect([busy.step, busy.cpuStep]).toEqual([0, 1])
  expect(run(busy, 6, { ...room(5_000_000), up: { limitation: 'cpu' } }).state.cpuStep).toBe(2)
  expect(run(busy, 29, room(5_000_000)).state.cpuStep).toBe(1)
  expect(run(busy, 30, room(5_000_000)).state.cpuStep).toBe(0)
})

test('nobody judges a picture that is not sent', () => {
  const none = { availableBitrate: 300_000, up: { width: null, height: null } }
  expect(run(settled(), 60, none).state.step).toBe(0)
})
