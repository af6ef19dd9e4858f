import { stripVTControlCharacters } from 'node:util'

type VitestReport = {
  testResults?: {
    name: string
    message?: string
    status?: string
    assertionResults?: { status: string; fullName: string; failureMessages?: string[] }[]
  }[]
}

type PlaywrightSuite = {
  suites?: PlaywrightSuite[]
  specs?: {
    ok: boolean
    title: string
    file: string
    tests?: { results?: { error?: { message?: string } }[] }[]
  }[]
}

type PlaywrightReport = { suites?: PlaywrightSuite[]; errors?: { message?: string }[] }

// A cause that needs more than this is looked up where the test ran; these lines are for whoever sees only the end.
const shownLines = 12

// Both runners colour their messages, also in their reports.
const shorten = (message = 'no message') =>
  stripVTControlCharacters(message).trim().split('\n').slice(0, shownLines).join('\n    ')

/** Names each failed test of vitest's JSON report, with the beginning of its message; a file that was not loaded is one. */
export function vitestFailures({ testResults = [] }: VitestReport): string[] {
  return testResults.flatMap(({ name, message, status, assertionResults = [] }) => {
    if (status === 'failed' && assertionResults.length === 0) return [`${name}\n    ${shorten(message)}`]
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${name} › ${test.fullName}\n    ${shorten(test.failureMessages?.[0])}`)
  })
}

const failedSpecs = ({ specs = [], suites = [] }: PlaywrightSuite): string[] => [
  ...specs
    .filter((spec) => !spec.ok)
    .map(({ file, title, tests = [] }) => {
      const failed = tests.flatMap(({ results = [] }) => results).find((result) => result.error)
      return `${file} › ${title}\n    ${shorten(failed?.error?.message)}`
    }),
  ...suites.flatMap(failedSpecs),
]

/** Names each failed test of Playwright's JSON report, with the beginning of its message, and the errors outside tests. */
export function playwrightFailures({ suites = [], errors = [] }: PlaywrightReport): string[] {
  return [...suites.flatMap(failedSpecs), ...errors.map((error) => shorten(error.message))]
}
