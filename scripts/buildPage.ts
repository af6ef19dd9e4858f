import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot, runCommand } from './runCommand.ts'

/** What the built page is made of. */
const sources = ['web', 'call', 'contract', 'package-lock.json']
const built = join(projectRoot, 'dist', 'web', 'index.html')

/** Builds the page where it is missing or older than its sources. Throws with the build's own words. */
export async function buildPage() {
  const [before, changed] = await Promise.all([changeTime(built), newestChange()])
  if (before >= changed) return
  console.log('Building the page …')
  // In a child process: built in this one, some 460 MB would stay with the server.
  const result = await runCommand(['npm', 'run', '--silent', 'build'])
  if (result.exitCode !== 0) throw new Error(`The page could not be built:\n${result.output}`)
}

async function newestChange() {
  const times = await Promise.all(sources.map((source) => newestUnder(join(projectRoot, source))))
  return Math.max(...times)
}

async function newestUnder(path: string): Promise<number> {
  const found = await stat(path)
  if (!found.isDirectory()) return found.mtimeMs
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/u.test(entry.name))
  const times = await Promise.all(files.map((file) => changeTime(join(file.parentPath, file.name))))
  return Math.max(0, ...times)
}

/** Milliseconds since 1970; 0 for a file that is not there. */
function changeTime(path: string) {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
}
