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
/** What else the end-to-end tests start, and the Debian package that has it. */
const programs = [
  { name: 'Xvfb', debianPackage: 'xvfb' },
  { name: 'turnserver', debianPackage: 'coturn' },
  { name: 'nft', debianPackage: 'nftables' },
  { name: 'ip', debianPackage: 'iproute2' },
  { name: 'pulseaudio', debianPackage: 'pulseaudio' },
  { name: 'pactl', debianPackage: 'pulseaudio-utils' },
  { name: 'ffmpeg', debianPackage: 'ffmpeg' },
] as const

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

async function findProgram(name: string) {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name))
  for (const path of places) if (await isExecutable(path)) return path
  return undefined
}

async function missingPrograms() {
  const found = await Promise.all(programs.map(({ name }) => findProgram(name)))
  return programs.filter((_, index) => !found[index])
}

async function aptInstall(packages: readonly string[]) {
  const options = ['-y', '-qq', '--no-install-recommends']
  await runInstaller(['apt-get', 'update', '-qq'])
  await runInstaller(['apt-get', 'install', ...options, ...packages])
}

async function runInstaller(commandLine: [string, ...string[]]) {
  console.log(`Installing: ${commandLine.join(' ')}`)
  const { exitCode, output } = await runCommand(commandLine, {
    environment: { DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (exitCode !== 0) console.log(output.trimEnd())
}

/** Ubuntu's packages of both browsers are snaps, which a container can't run: there Playwright's own builds serve. */
async function install(missing: readonly BrowserName[]) {
  if (await isDebianAsRoot()) return aptInstall(missing.map((name) => debianPackages[name]))
  const dependencies = process.getuid?.() === 0 ? ['--with-deps'] : []
  return runInstaller(['playwright', 'install', ...dependencies, ...missing])
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
const lacking = await missingPrograms()
if (lacking.length > 0 && process.getuid?.() === 0)
  await aptInstall(lacking.map(({ debianPackage }) => debianPackage))
await mkdir(join(projectRoot, '.build'), { recursive: true })
await writeFile(join(projectRoot, '.build/browsers.json'), `${JSON.stringify(found, null, 2)}\n`)
for (const name of names) {
  const path = found[name]?.executablePath
  console.log(path ? `${name}: ${path}` : `${name}: not here and could not be installed; its tests can't run`)
}
const stillLacking = await missingPrograms()
for (const { name, debianPackage } of stillLacking) {
  console.log(`${name}: not here and could not be installed (package ${debianPackage}); its tests can't run`)
}
const mustHave = process.env['CI'] ? names : (['chromium'] as const)
const lacksPrograms = Boolean(process.env['CI']) && stillLacking.length > 0
if (lacksPrograms || mustHave.some((name) => !found[name])) process.exitCode = 1
