import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot, runCommand } from './runCommand.ts'
import { addCounts, noTests, readPlaywrightReport, readVitestReport, type TestCounts } from './testCounts.ts'
import { playwrightFailures, vitestFailures } from './testFailures.ts'

const inContinuousIntegration = Boolean(process.env['CI'])
const reports = join(projectRoot, 'test-results')

/** A step that either works or not counts only when it fails: it is no test. */
const failure: TestCounts = { ...noTests, failed: 1 }

/** What failed, by name: printed last, since the end of a long output is all that some readers get. */
const failuresByName: string[] = []

async function step(
  name: string,
  command: readonly [string, ...string[]],
  environment: NodeJS.ProcessEnv = {},
) {
  console.log(`\n== ${name}`)
  const { exitCode, seconds } = await runCommand(command, { stream: true, environment })
  if (exitCode !== 0) failuresByName.push(`the step "${name}"`)
  console.log(`== ${name}: ${exitCode === 0 ? 'ok' : 'failed'} (${seconds.toFixed(0)} s)`)
  return exitCode === 0
}

/** Runs a suite that leaves a JSON report. No report, no test or a failing exit without a failing test is a failure. */
async function suite(
  name: string,
  command: readonly [string, ...string[]],
  read: (report: Record<string, unknown>) => TestCounts,
  readFailures: (report: Record<string, unknown>) => string[],
) {
  const file = join(reports, `${name}.json`)
  const worked = await step(name, command, { PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  const text = await readFile(file, 'utf8').catch(() => '{}')
  const report: Record<string, unknown> = JSON.parse(text)
  const counts = read(report)
  failuresByName.push(...readFailures(report))
  const silentFailure = (!worked || counts.passed === 0) && counts.failed === 0
  return silentFailure ? { ...counts, failed: 1 } : counts
}

async function runAll(): Promise<TestCounts> {
  await rm(reports, { recursive: true, force: true })
  await mkdir(reports, { recursive: true })
  if (!(await step('browsers', ['node', 'scripts/browsers.ts']))) return failure
  if (!(await step('check', ['node', 'scripts/check.ts']))) return failure
  const vitestReport = `--outputFile.json=${join(reports, 'unit.json')}`
  const unit = await suite(
    'unit',
    ['vitest', 'run', '--reporter=default', '--reporter=json', vitestReport],
    readVitestReport,
    vitestFailures,
  )
  if (!(await step('build', ['vite', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'])))
    return addCounts(unit, failure)
  const endToEnd = await suite(
    'end-to-end',
    ['playwright', 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
    readPlaywrightReport,
    playwrightFailures,
  )
  return addCounts(unit, endToEnd)
}

const started = performance.now()
const { passed, failed, skipped } = await runAll()
const skippedToo = inContinuousIntegration && skipped > 0
console.log(`\nTook ${((performance.now() - started) / 1000).toFixed(0)} s`)
if (skipped > 0)
  console.log(
    `${skipped} tests were skipped${skippedToo ? ': in continuous integration that is a failure' : ''}`,
  )
if (failuresByName.length > 0) console.log(`\nFailed:\n- ${failuresByName.join('\n- ')}`)
const failures = skippedToo ? failed + skipped : failed
console.log(`${passed} passed, ${failures} failed`)
process.exitCode = failures === 0 && passed > 0 ? 0 : 1
