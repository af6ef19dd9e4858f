import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const secret = { AUTH_SECRET: 'x'.repeat(32) }

test('without settings the defaults hold; an empty value counts as absent', () => {
  expect(readConfig({ ...secret, PORT: '', HOST: ' ', DATABASE_URL: '' })).toMatchObject({
    port: 3000,
    host: undefined,
    databaseUrl: undefined,
    publicUrl: undefined,
    trustProxy: 0,
    demo: false,
  })
})

test.each([
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PUBLIC_URL', 'avari.test'],
  ['PUBLIC_URL', 'ftp://avari.test'],
  ['DATABASE_URL', 'mysql://localhost'],
  ['AUTH_SECRET', 'short'],
  ['STUN_SERVER_URL', 'https://stun.test'],
  ['TURN_SERVER_URL', 'turn:ok.test,turn'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', 'yes'],
  ['AVARI_DEMO', 'true'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readConfig({ ...secret, [name]: value })).toThrow(new RegExp(`^${name}: .+`, 'u'))
})

test('the demo is not for production', () => {
  expect(() => readConfig({ ...secret, AVARI_DEMO: '1', NODE_ENV: 'production' })).toThrow(ConfigError)
})

test('a path behind PUBLIC_URL is dropped: origins have none', () => {
  expect(readConfig({ ...secret, PUBLIC_URL: 'https://avari.test/' }).publicUrl).toBe('https://avari.test')
})

test('a secret is made once and only its owner can read it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'avari-config-'))
  try {
    const dataDir = join(folder, 'data')
    const first = readConfig({ DATA_DIR: dataDir }).authSecret
    expect(first.length).toBeGreaterThan(40)
    expect(readConfig({ DATA_DIR: dataDir }).authSecret).toBe(first)
    expect(statSync(join(dataDir, 'auth-secret')).mode & 0o777).toBe(0o600)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
