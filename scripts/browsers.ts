import { access, constants, mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { type BrowserType, chromium, firefox } from '@playwright/test'
import { projectRoot, runCommand } from './runCommand.ts'

type BrowserName = 'chromium' | 'firefox'
/** `channel` is set for a Firefox as its maker ships it, which Playwright drives in another way than its own build. */
type FoundBrowser = { executablePath: string; channel?: 'moz-firefox' }

const commands: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  firefox: ['firefox-esr', 'firefox'],
}
const debianPackages: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' }
const playwrightTypes: Record<BrowserName, BrowserType> = { chromium, firefox }
const names = ['chromium', 'firefox'] as const

async function isExecutable(path: string) {
  try {
    await access(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function findBrowser(name: BrowserName): Promise<FoundBrowser | undefined> {
  const own = playwrightTypes[name].executablePath()
  if (own !== '' && (await isExecutable(own))) return { executablePath: own }
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const command of commands[name]) {
      const executablePath = join(folder, command)
      if (!(await isExecutable(executablePath))) continue
      return name === 'firefox' ? { executablePath, channel: 'moz-firefox' } : { executablePath }
    }
  }
  return undefined
}

async function isDebianAsRoot() {
  if (process.getuid?.() !== 0) return false
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '')
  return /^ID(_LIKE)?=.*debian/mu.test(release) && !/^ID=ubuntu/mu.test(release)
}

/** Ubuntu's packages of both browsers are snaps, which a container can't run: there Playwright's own builds serve. */
async function install(missing: readonly BrowserName[]) {
  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  const commandLines: [string, ...string[]][] = (await isDebianAsRoot())
    ? [
        ['apt-get', 'update', '-qq'],
        [
          'apt-get',
          'install',
          '-y',
          '-qq',
          '--no-install-recommends',
          ...missing.map((name) => debianPackages[name]),
        ],
      ]
    : [['playwright', 'install', ...(process.getuid?.() === 0 ? ['--with-deps'] : []), ...missing]]
  for (const commandLine of commandLines) {
    console.log(`Installing: ${commandLine.join(' ')}`)
    const { exitCode, output } = await runCommand(commandLine, { environment })
    if (exitCode !== 0) console.log(output.trimEnd())
  }
}

async function findAll() {
  const found: Partial<Record<BrowserName, FoundBrowser>> = {}
  for (const name of names) {
    const browser = await findBrowser(name)
    if (browser) found[name] = browser
  }
  return found
}

let found = await findAll()
const missing = names.filter((name) => !found[name])
if (missing.length > 0) {
  await install(missing)
  found = await findAll()
}
await mkdir(join(projectRoot, '.build'), { recursive: true })
await writeFile(join(projectRoot, '.build/browsers.json'), `${JSON.stringify(found, null, 2)}\n`)
for (const name of names) {
  const path = found[name]?.executablePath
  console.log(path ? `${name}: ${path}` : `${name}: not here and could not be installed; its tests can't run`)
}
const mustHave = process.env['CI'] ? names : (['chromium'] as const)
if (mustHave.some((name) => !found[name])) process.exitCode = 1
