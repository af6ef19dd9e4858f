import { existsSync } from 'node:fs'
import { type Config, ConfigError, readConfig } from './config.ts'
import { linkPath } from './demo/routes.ts'
import { createLinks, seedDemo } from './demo/seed.ts'
import { createLog, type Log } from './log.ts'
import { type Running, run } from './run.ts'

/** `node server/main.ts [--demo] [--dev]`: starts the server and ends it cleanly on SIGINT or SIGTERM. */
async function main(flags: readonly string[]) {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const demo = flags.includes('--demo') ? { AVARI_DEMO: '1' } : {}
  const config = readConfig({ ...process.env, ...demo })
  const log = createLog(config.logLevel)
  const server = await run(config, log, { dev: flags.includes('--dev') })
  stopOnSignal(server, log)
  log.info({ url: server.url }, 'Avari is ready')
  const lines = config.demo ? await openDemo(server, config) : readyLines(server.url, config)
  process.stdout.write(`\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`)
}

function readyLines(url: string, config: Config) {
  return [
    `Avari is ready:  ${config.publicUrl ?? url}`,
    config.databaseUrl === undefined
      ? `Its data is in:  ${config.dataDir}`
      : 'Its data is in the database of DATABASE_URL',
    'To stop it:      Ctrl+C',
  ]
}

async function openDemo(server: Running, config: Config) {
  await seedDemo(server.database, server.accounts)
  const url = config.publicUrl ?? server.url
  const links = await createLinks(server.accounts, url, linkPath)
  const [ready, data, stop] = readyLines(server.url, config)
  return [
    ready,
    '',
    'Two members have a coffee chat that is on now. Each link signs one of them in, once;',
    'open them in two browser profiles, or one of them in a private window:',
    '',
    ...links.map(({ name, link }) => `${name}:  ${link}`),
    '',
    data,
    stop,
  ]
}

function stopOnSignal(server: Running, log: Log) {
  let stopping = false
  const stop = (signal: string) => {
    // Ctrl+C comes twice where npm passes on what the terminal has sent already.
    if (stopping) return
    stopping = true
    log.info({ signal }, 'Stopping')
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'Stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** What the operator can mend, in one line; anything else with its trace. */
function explain(error: unknown) {
  if (error instanceof ConfigError) return `A setting can't be used.\n${error.message}`
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? String(error.port) : ''
    return `Port ${port} is taken by another program. Stop that one, or choose another port by PORT=3001 in front of the command.`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
})
