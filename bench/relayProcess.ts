/** What a relay under test says to the bench, over the channel of a forked process. */
export type RelayReport = { port: number } | { cpu: NodeJS.CpuUsage }

/** Announces the port and answers every message with the processor time used so far, in microseconds. */
export function reportTo(bench: NodeJS.Process, port: number) {
  const report = (message: RelayReport) => bench.send?.(message)
  bench.on('message', () => report({ cpu: process.cpuUsage() }))
  bench.on('disconnect', () => process.exit())
  report({ port })
}
