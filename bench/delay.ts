import { makeDataFolder, startServer } from '../e2e/serverProcess.ts'
import { buildPages } from './build.ts'
import { bothInPreview, type Join, onlyOneReady, textbook } from './delay/joins.ts'
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

const joins = { 'both in the preview': bothInPreview, 'only one ready': onlyOneReady, textbook }
type JoinName = keyof typeof joins

const names = ['both in the preview', 'only one ready', 'textbook'] as const

async function repeat(join: Join, pair: FarPair, times: number) {
  const measured: number[] = []
  while (measured.length < times) measured.push(await join(pair))
  return measured
}

const cell = (value: number, digits = 0) => value.toFixed(digits).padStart(8)

async function printSlopes(network: DelayedNetwork, pair: FarPair) {
  const points: Record<JoinName, Point[]> = { 'both in the preview': [], 'only one ready': [], textbook: [] }
  for (const delay of delays) {
    await network.set(delay, 0)
    for (const name of names)
      points[name].push({ x: delay, y: median(await repeat(joins[name], pair, rounds)) })
  }
  console.log(`Press to first remote frame, medians of ${rounds} in ms; one way takes ...`)
  console.log(
    `${''.padEnd(22)}${delays.map((delay) => `${delay} ms`.padStart(8)).join('')}  round trips  of textbook`,
  )
  const tripsOf = (name: JoinName) => fitLine(points[name]).slope / 2
  for (const name of names) {
    const times = points[name].map(({ y }) => cell(y)).join('')
    console.log(
      `${name.padEnd(22)}${times}     ${cell(tripsOf(name), 2)}    ${cell(tripsOf(name) / tripsOf('textbook'), 2)}`,
    )
  }
}

async function printLoss(network: DelayedNetwork, pair: FarPair) {
  await network.set(lossy.delay, lossy.loss)
  const p90s = { 'both in the preview': 0, textbook: 0 }
  for (const name of ['both in the preview', 'textbook'] as const)
    p90s[name] = quantile(await repeat(joins[name], pair, lossyRounds), 0.9)
  console.log(`${lossy.loss} % loss, ${lossy.delay} ms one way, p90 of ${lossyRounds}:`)
  for (const [name, p90] of Object.entries(p90s))
    console.log(`${name.padEnd(22)}${cell(p90)} ms  ${(p90 / p90s.textbook).toFixed(2)} x textbook`)
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
  await printSlopes(network, pair)
  await printLoss(network, pair)
  await pair.close()
  await server.stop()
}

if (!(await enterOwnNamespace())) await measure()
