import { makeDataFolder, startServer } from '../e2e/serverProcess.ts'
import { buildPages } from './build.ts'
import { bothInPreview, onlyOneReady, onlyOneReadyRested, textbook } from './delay/joins.ts'
import { type DelayedNetwork, enterOwnNamespace, openDelayedNetwork, serverAddress } from './delay/network.ts'
import { type FarPair, openFarPair } from './delay/pair.ts'
import { fitLine, median, type Point, quantile } from './delay/statistics.ts'

/**
 * `npm run bench:delay [rounds] [rounds with loss]`: how many round trips lie between the press of "Join now" and the first
 * remote frame, on a network where both people and the server are equally far from each other. Linux, root, a C compiler.
 */
const rounds = Number(process.argv[2] ?? 5)
const lossyRounds = Number(process.argv[3] ?? 20)
/** One way, in milliseconds. */
const delays = [0, 50, 100, 200]
const lossy = { delay: 25, loss: 5 }

const joins = {
  'both in the preview': bothInPreview,
  'only one ready': onlyOneReady,
  'so, pointer had rested': onlyOneReadyRested,
  textbook,
}
type JoinName = keyof typeof joins

const names = ['both in the preview', 'only one ready', 'so, pointer had rested', 'textbook'] as const
const emptyLists = <Item>(): Record<JoinName, Item[]> => ({
  'both in the preview': [],
  'only one ready': [],
  'so, pointer had rested': [],
  textbook: [],
})

/** The joins take turns, so that what else the machine does meets all of them. */
async function repeat(wanted: readonly JoinName[], pair: FarPair, times: number) {
  const measured = emptyLists<number>()
  for (let round = 0; round < times; round += 1)
    for (const name of wanted) measured[name].push(await joins[name](pair))
  return measured
}

const cell = (value: number, digits = 0) => value.toFixed(digits).padStart(8)

async function printSlopes(network: DelayedNetwork, pair: FarPair) {
  const points = emptyLists<Point>()
  for (const delay of delays) {
    await network.set(delay, 0)
    const times = await repeat(names, pair, rounds)
    for (const name of names) points[name].push({ x: delay, y: median(times[name]) })
  }
  console.log(`Press to first remote frame, medians of ${rounds} in ms; one way takes ...`)
  console.log(
    `${''.padEnd(24)}${delays.map((delay) => `${delay} ms`.padStart(8)).join('')}  round trips  of textbook`,
  )
  const tripsOf = (name: JoinName) => fitLine(points[name]).slope / 2
  for (const name of names) {
    const times = points[name].map(({ y }) => cell(y)).join('')
    console.log(
      `${name.padEnd(24)}${times}     ${cell(tripsOf(name), 2)}    ${cell(tripsOf(name) / tripsOf('textbook'), 2)}`,
    )
  }
}

async function printLoss(network: DelayedNetwork, pair: FarPair) {
  await network.set(lossy.delay, lossy.loss)
  const compared = ['both in the preview', 'textbook'] as const
  const times = await repeat(compared, pair, lossyRounds)
  const textbookP90 = quantile(times.textbook, 0.9)
  console.log(`${lossy.loss} % loss, ${lossy.delay} ms one way, ${lossyRounds} rounds; median, p90:`)
  for (const name of compared) {
    const p90 = quantile(times[name], 0.9)
    const ratio = (p90 / textbookP90).toFixed(2)
    console.log(`${name.padEnd(24)}${cell(median(times[name]))} ms${cell(p90)} ms  ${ratio} x textbook`)
  }
}

async function measure() {
  await buildPages()
  await using network = await openDelayedNetwork()
  await using dataFolder = await makeDataFolder()
  const server = await startServer(dataFolder.path, { HOST: serverAddress })
  const pair = await openFarPair(server.url, {
    anna: network.namespaceOf('anna'),
    ben: network.namespaceOf('ben'),
  })
  // Warms everything up, and does not count.
  for (const name of names) await joins[name](pair)
  if (rounds > 0) await printSlopes(network, pair)
  if (lossyRounds > 0) await printLoss(network, pair)
  await pair.close()
  await server.stop()
}

if (!(await enterOwnNamespace())) await measure()
