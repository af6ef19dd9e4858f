import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const defaultStun = 'stun:stun.l.google.com:19302'

const list = (scheme: RegExp, message: string) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((url) => url.trim())
        .filter((url) => url !== ''),
    )
    .refine((urls) => urls.every((url) => scheme.test(url)), message)

const webUrl = z
  .url({ protocol: /^https?$/u, error: 'must be an http or https address' })
  .transform((url) => new URL(url).origin)

const count = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/u, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max))
    .default(fallback)

const environmentSchema = z.object({
  PORT: count(0, 65_535, 3000),
  HOST: z.string().optional(),
  DATA_DIR: z.string().default('./data'),
  PUBLIC_URL: webUrl.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//u, 'must begin with postgres:// or postgresql://')
    .optional(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  STUN_SERVER_URL: list(/^stuns?:/u, 'must begin with stun: or stuns:').default([defaultStun]),
  TURN_SERVER_URL: list(/^turns?:/u, 'must begin with turn: or turns:').default([]),
  TURN_SERVER_USERNAME: z.string().optional(),
  TURN_SERVER_CREDENTIAL: z.string().optional(),
  TURN_SECRET: z.string().optional(),
  RECORDING_MAX_MB: count(1, 1_000_000_000, 2048),
  RECORDING_QUOTA_MB: count(1, 1_000_000_000, 10_240),
  RECORDING_RETENTION_DAYS: count(0, 36_500, 30),
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/u, error: 'must be an http or https address' }).optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: z.enum(['0', '1', 'false', 'true']).default('0'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: count(0, 10, 0),
  MESSAGE_RETENTION_DAYS: count(0, 36_500, 0),
  AVARI_DEMO: z.enum(['0', '1']).default('0'),
  NODE_ENV: z.string().optional(),
})

/** A setting that can't be used, in words for the operator: which, and why. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

export type IceConfig = {
  stunUrls: string[]
  turnUrls: string[]
  username: string | undefined
  credential: string | undefined
  /** Shared with coturn (`use-auth-secret`): credentials are then made per person and expire. */
  secret: string | undefined
}

/** A bucket of an S3-compatible service. */
export type S3Config = {
  bucket: string
  /** Undefined: Amazon's own. */
  endpoint: string | undefined
  region: string
  /** Undefined: found by Amazon's own rules, such as the role of the machine. */
  credentials: { accessKeyId: string; secretAccessKey: string } | undefined
  /** The bucket goes into the path instead of the host name, as MinIO and Supabase want it. */
  forcePathStyle: boolean
}

/** Uploaded recordings (R6). */
export type RecordingConfig = {
  /** Where their bytes are, unless in `s3`. */
  folder: string
  s3: S3Config | undefined
  maxBytes: number
  /** All recordings of one member together. */
  quotaBytes: number
  /** 0: kept until somebody deletes them. */
  retentionDays: number
}

export type Config = {
  port: number
  /** Undefined: every interface. */
  host: string | undefined
  dataDir: string
  /** The origin by which people reach this server, if it is another than the Host header says. */
  publicUrl: string | undefined
  databaseUrl: string | undefined
  authSecret: string
  ice: IceConfig
  recordings: RecordingConfig
  logLevel: string
  /** How many proxies stand in front; that many entries of X-Forwarded-For are believed. */
  trustProxy: number
  demo: boolean
  /** No message is kept for longer, whatever its people wish; null: no bound. */
  messageRetentionDays: number | null
}

type Values = z.infer<typeof environmentSchema>
type Environment = Record<string, string | undefined>

/** Names from existing installations (O4) keep working; the plain name wins. An empty value counts as absent. */
function normalize(environment: Environment): Environment {
  const set = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '')
  const legacy = set.flatMap(([name, value]) =>
    name.startsWith('NEXT_PUBLIC_') ? [[name.slice('NEXT_PUBLIC_'.length), value] as const] : [],
  )
  return { ...Object.fromEntries(legacy), ...Object.fromEntries(set) }
}

/** The secret that signs session cookies: made once and kept where only this user can read it. */
function keptSecret(dataDir: string) {
  const file = join(dataDir, 'auth-secret')
  mkdirSync(dataDir, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(file, 'utf8').trim()
}

const megabyte = 1024 * 1024

function recordingsOf(values: Values, dataDir: string): RecordingConfig {
  return {
    folder: join(dataDir, 'recordings'),
    s3: s3Of(values),
    maxBytes: values.RECORDING_MAX_MB * megabyte,
    quotaBytes: values.RECORDING_QUOTA_MB * megabyte,
    retentionDays: values.RECORDING_RETENTION_DAYS,
  }
}

function s3Of(values: Values): S3Config | undefined {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values
  if (bucket === undefined) return undefined
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    throw new ConfigError('S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY: give both or neither')
  }
  return {
    bucket,
    endpoint: values.S3_ENDPOINT,
    region: values.S3_REGION,
    credentials:
      accessKeyId !== undefined && secretAccessKey !== undefined
        ? { accessKeyId, secretAccessKey }
        : undefined,
    forcePathStyle: values.S3_FORCE_PATH_STYLE === '1' || values.S3_FORCE_PATH_STYLE === 'true',
  }
}

/**
 * Reads every setting once; no other module looks at the environment.
 * Throws ConfigError with one line per bad value.
 */
export function readConfig(environment: Environment): Config {
  const parsed = environmentSchema.safeParse(normalize(environment))
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(lines.join('\n'))
  }
  const values = parsed.data
  const demo = values.AVARI_DEMO === '1'
  if (demo && values.NODE_ENV === 'production') {
    throw new ConfigError('AVARI_DEMO: demo members and sign-in links are not for NODE_ENV=production')
  }
  const dataDir = resolve(values.DATA_DIR)
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir,
    publicUrl: values.PUBLIC_URL,
    databaseUrl: values.DATABASE_URL,
    authSecret: values.AUTH_SECRET ?? keptSecret(dataDir),
    ice: {
      stunUrls: values.STUN_SERVER_URL,
      turnUrls: values.TURN_SERVER_URL,
      username: values.TURN_SERVER_USERNAME,
      credential: values.TURN_SERVER_CREDENTIAL,
      secret: values.TURN_SECRET,
    },
    recordings: recordingsOf(values, dataDir),
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
    messageRetentionDays: values.MESSAGE_RETENTION_DAYS || null,
    demo,
  }
}
