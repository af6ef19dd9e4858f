import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findViolations, lockFileViolations } from './architecture.ts'
import { type CommandResult, projectRoot, runCommand } from './runCommand.ts'

type Step = { name: string; run: () => Promise<CommandResult> }

const command = (name: string, ...words: [string, ...string[]]): Step => ({
  name,
  run: () => runCommand(words),
})

async function checkArchitecture(): Promise<CommandResult> {
  const started = performance.now()
  const listed = await runCommand(['git', 'ls-files', '-co', '--exclude-standard', '-z', '*.ts', '*.tsx'])
  if (listed.exitCode !== 0) return listed
  const paths = listed.output.split('\0').filter((path) => path !== '')
  const files = await Promise.all(
    // A file may be deleted in the working tree and still be listed.
    paths.map(async (path) => ({
      path,
      text: await readFile(join(projectRoot, path), 'utf8').catch(() => ''),
    })),
  )
  const lockFile = await readFile(join(projectRoot, 'package-lock.json'), 'utf8')
  const violations = [...findViolations(files), ...lockFileViolations(lockFile)]
  return {
    exitCode: violations.length === 0 ? 0 : 1,
    output: violations.map((line) => `${line}\n`).join(''),
    seconds: (performance.now() - started) / 1000,
  }
}

async function checkRouteTree(): Promise<CommandResult> {
  const path = join(projectRoot, 'web/app/routeTree.gen.ts')
  const before = await readFile(path, 'utf8').catch(() => '')
  const result = await runCommand(['node', 'scripts/routeTree.ts'])
  const after = await readFile(path, 'utf8').catch(() => '')
  if (result.exitCode !== 0 || before === after) return result
  return {
    ...result,
    exitCode: 1,
    output: 'web/app/routeTree.gen.ts was stale; it is fresh now, commit it\n',
  }
}

/** Steps of one lane run one after another, the lanes side by side: types and lint are the long ones. */
const lanes: readonly (readonly Step[])[] = [
  [{ name: 'routes', run: checkRouteTree }, command('types', 'tsc', '-b'), command('unused code', 'knip')],
  [
    { name: 'architecture', run: checkArchitecture },
    command('lint', 'oxlint', '--type-aware', '--deny-warnings'),
    command('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  ],
]

async function runLane(steps: readonly Step[]) {
  const failed: string[] = []
  for (const { name, run } of steps) {
    const { exitCode, output, seconds } = await run()
    console.log(`${exitCode === 0 ? 'ok    ' : 'failed'} ${name} (${seconds.toFixed(1)} s)`)
    if (exitCode === 0) continue
    console.log(output.trimEnd())
    failed.push(name)
  }
  return failed
}

const failed = (await Promise.all(lanes.map(runLane))).flat()
if (failed.length > 0) {
  console.log(`check failed: ${failed.join(', ')}`)
  process.exitCode = 1
}
