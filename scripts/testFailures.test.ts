import { expect, test } from 'vitest'
import { playwrightFailures, vitestFailures } from './testFailures.ts'

const red = (text: string) => `\u001b[31m${text}\u001b[39m`

const spec = (title: string, message?: string) => ({
  ok: message === undefined,
  title,
  file: 'a.e2e.ts',
  tests: [{ results: [message === undefined ? {} : { error: { message } }] }],
})

test("vitest's report: failed tests and files that were not loaded are named, passed ones are not", () => {
  const report = {
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'adds' },
          { status: 'failed', fullName: 'takes away', failureMessages: [red('expected 1 to be 2')] },
        ],
      },
      { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    ],
  }
  expect(vitestFailures(report)).toEqual([
    'a.test.ts › takes away\n    expected 1 to be 2',
    'b.test.ts\n    no such module',
  ])
})

test("Playwright's report: failed tests are found in nested suites, and errors outside tests are told", () => {
  const report = {
    suites: [{ specs: [spec('opens')], suites: [{ specs: [spec('closes', red('timed out'))] }] }],
    errors: [{ message: 'the port is taken' }],
  }
  expect(playwrightFailures(report)).toEqual(['a.e2e.ts › closes\n    timed out', 'the port is taken'])
})

test('a long message is cut', () => {
  const message = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n')
  const [failure] = playwrightFailures({ errors: [{ message }] })
  expect(failure?.split('\n')).toHaveLength(12)
})
