export type TestCounts = { passed: number; failed: number; skipped: number }

export const noTests: TestCounts = { passed: 0, failed: 0, skipped: 0 }

export function addCounts(first: TestCounts, second: TestCounts): TestCounts {
  return {
    passed: first.passed + second.passed,
    failed: first.failed + second.failed,
    skipped: first.skipped + second.skipped,
  }
}

const count = (value: unknown) => (typeof value === 'number' ? value : 0)

/** Reads vitest's JSON report. A file that could not even be loaded has no tests, so it counts as one failure. */
export function readVitestReport(report: Record<string, unknown>): TestCounts {
  const suites = Array.isArray(report['testResults']) ? report['testResults'] : []
  const brokenFiles = suites.filter(
    (suite: { status?: string; assertionResults?: unknown[] }) =>
      suite.status === 'failed' && suite.assertionResults?.length === 0,
  ).length
  return {
    passed: count(report['numPassedTests']),
    failed: count(report['numFailedTests']) + brokenFiles,
    skipped: count(report['numPendingTests']) + count(report['numTodoTests']),
  }
}

/** Reads Playwright's JSON report. A flaky test did fail once, so it counts as failed; errors outside tests count too. */
export function readPlaywrightReport(report: {
  stats?: { expected?: number; unexpected?: number; flaky?: number; skipped?: number }
  errors?: unknown[]
}): TestCounts {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {}
  return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped }
}
