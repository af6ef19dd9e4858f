import { expect, test } from 'vitest'
import { addCounts, readPlaywrightReport, readVitestReport } from './testCounts.ts'

test("vitest's report: a file that could not be loaded is a failure", () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  }
  expect(readVitestReport(report)).toEqual({ passed: 5, failed: 2, skipped: 3 })
})

test("Playwright's report: flaky tests and errors outside tests are failures", () => {
  const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] }
  expect(readPlaywrightReport(report)).toEqual({ passed: 7, failed: 3, skipped: 2 })
})

test('counts add up', () => {
  const sum = addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })
  expect(sum).toEqual({ passed: 11, failed: 22, skipped: 33 })
})
