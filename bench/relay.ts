/*
 * Signaling relays per second of processor time of the server's process, ours against a bare `ws` relay. Both get the same load from the
 * same clients, in turns within one run, so that what else the machine does hits both alike. Target: at least 0.6 of the bare one.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { startTestCluster, templateDatabase } from '../server/db/testCluster.ts'
import { openClient, type RelayClient } from './relayClient.ts'
import { drives, runLoad } from './relayLoad.ts'
import { createPairs, type Pair } from './relayPeople.ts'
import type { RelayReport } from './relayProcess.ts'

const target = 0.6
const pairCount = 50
const rounds = 7
const secondsPerRound = 1.5

type Relay = { child: ChildProcess; clients: [RelayClient, RelayClient][] }

async function ask(child: ChildProcess): Promise<RelayReport> {
  const [report] = await once(child, 'message')
  return report
}

async function startRelay(kind: 'ours' | 'bare', pairs: Pair[], argument: string): Promise<Relay> {
  const file = new URL(kind === 'ours' ? 'relayOurs.ts' : 'relayBare.ts', import.meta.url)
  const child = fork(file, [argument])
  const report = await ask(child)
  if (!('port' in report)) throw new Error('The relay did not say where it listens')
  const open = (pair: Pair, side: 0 | 1) => openClient(kind, report.port, pair.tokens[side], pair.roomId)
  const clients: Relay['clients'] = []
  for (const pair of pairs) clients.push([await open(pair, 0), await open(pair, 1)])
  return { child, clients }
}

async function cpuSeconds(child: ChildProcess) {
  child.send('usage')
  const report = await ask(child)
  if (!('cpu' in report)) throw new Error('The relay did not say what it used')
  return (report.cpu.user + report.cpu.system) / 1e6
}

async function relaysPerCpuSecond(relay: Relay, load: keyof typeof drives, seconds = secondsPerRound) {
  const before = await cpuSeconds(relay.child)
  const relayed = await runLoad(drives[load], relay.clients, seconds)
  return relayed / ((await cpuSeconds(relay.child)) - before)
}

function median(values: number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

async function compare(load: keyof typeof drives, ours: Relay, bare: Relay) {
  const pairs: { ours: number; bare: number }[] = []
  for (const relay of [ours, bare]) await relaysPerCpuSecond(relay, load, 2)
  for (let round = 0; round < rounds; round += 1) {
    // Who goes first changes, in case the machine is quicker early in a round.
    const first = round % 2 === 0 ? ours : bare
    const firstRate = await relaysPerCpuSecond(first, load)
    const secondRate = await relaysPerCpuSecond(first === ours ? bare : ours, load)
    pairs.push(first === ours ? { ours: firstRate, bare: secondRate } : { ours: secondRate, bare: firstRate })
  }
  const ratio = median(pairs.map((pair) => pair.ours / pair.bare))
  const figure = (kind: 'ours' | 'bare') =>
    Math.round(median(pairs.map((pair) => pair[kind]))).toLocaleString('en')
  console.log(
    `${load.padEnd(10)}  ours ${figure('ours').padStart(8)}  bare ws ${figure('bare').padStart(8)}  ratio ${ratio.toFixed(2)}`,
  )
  return ratio
}

const cluster = await startTestCluster()
const connection = { ...cluster.connection, database: templateDatabase }
const relays: Relay[] = []
try {
  const pairs = await createPairs(connection, pairCount)
  const ours = await startRelay('ours', pairs, JSON.stringify(connection))
  relays.push(ours)
  const bare = await startRelay('bare', pairs, '')
  relays.push(bare)
  console.log(`Relays per CPU second, ${pairCount} pairs, median of ${rounds} rounds in turns`)
  const whole = await compare('calls', ours, bare)
  await compare('candidates', ours, bare)
  await compare('steady', ours, bare)
  console.log(`Target for calls: ${target}; ${whole >= target ? 'met' : 'missed'}`)
  if (whole < target) process.exitCode = 1
} finally {
  for (const { child } of relays) if (child.connected) child.disconnect()
  await cluster.stop()
}
process.exit()
