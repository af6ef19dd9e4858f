import { env } from 'node:process'

// `npm run demo`: like `npm start`, with demo members, in a folder of its own and for this machine alone. What the shell sets wins; what
// .env sets for the real installation (its database above all) does not count here.
env['DATA_DIR'] ??= './demo-data'
env['DATABASE_URL'] ??= ''
env['HOST'] ??= '127.0.0.1'
env['LOG_LEVEL'] ??= 'warn'
env['AVARI_DEMO'] = '1'

await import(import.meta.resolve('./start.ts'))
