import { existsSync } from 'node:fs'
import { ConfigError, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { run } from './run.ts'

/** `node server/main.ts [--demo] [--dev]`: starts the server and ends it cleanly on SIGINT or SIGTERM. */
async function main(flags: readonly string[]) {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const demo = flags.includes('--demo') ? { AVARI_DEMO: '1' } : {}
  const config = readConfig({ ...process.env, ...demo })
  const log = createLog(config.logLevel)
  const server = await run(config, log, { dev: flags.includes('--dev') })
  log.info({ url: server.url }, 'Avari is ready')

  const stop = (signal: string) => {
    log.info({ signal }, 'Stopping')
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'Stopping failed')
        process.exit(1)
      },
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** What the operator can mend, in one line; anything else with its trace. */
function explain(error: unknown) {
  if (error instanceof ConfigError) return `A setting can't be used.\n${error.message}`
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? String(error.port) : ''
    return `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=3001 npm start`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
})
