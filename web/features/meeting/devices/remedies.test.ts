import { expect, test } from 'vitest'
import { mediaProblem } from '../../../../call/mediaErrors.ts'
import { type Platform, platformOf } from './platform.ts'
import { remedyFor } from './remedies.ts'

const agents = {
  chrome:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  edge: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0',
  firefox: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0',
  safari:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
  iosChrome:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/156.0 Mobile/15E148 Safari/604.1',
  android:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36',
  androidFirefox: 'Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0',
} as const

test.each<[keyof typeof agents, Platform]>([
  ['chrome', { browser: 'chromium', system: 'linux' }],
  ['edge', { browser: 'chromium', system: 'windows' }],
  ['firefox', { browser: 'firefox', system: 'windows' }],
  ['safari', { browser: 'safari', system: 'mac' }],
  ['iphone', { browser: 'safari', system: 'ios' }],
  ['iosChrome', { browser: 'chromium', system: 'ios' }],
  ['android', { browser: 'chromium', system: 'android' }],
  ['androidFirefox', { browser: 'firefox', system: 'android' }],
])('%s is told by its name', (agent, platform) => {
  expect(platformOf(agents[agent], 0)).toEqual(platform)
})

test('an iPad says that it is a Mac', () => {
  expect(platformOf(agents.safari, 5).system).toBe('ios')
})

const remedy = (name: string, agent: keyof typeof agents, device: 'camera' | 'screen' = 'camera') =>
  remedyFor(mediaProblem(device, new DOMException('', name)), platformOf(agents[agent], 0))

test.each<[string, keyof typeof agents, string]>([
  ['NotAllowedError', 'chrome', 'Press the icon left of the address'],
  ['NotAllowedError', 'edge', 'Press the icon left of the address'],
  ['NotAllowedError', 'firefox', 'crossed-out icon'],
  ['NotAllowedError', 'safari', 'Settings for This Website'],
  ['NotAllowedError', 'iphone', '“Website Settings”'],
  ['NotAllowedError', 'iosChrome', 'Settings app'],
  ['NotAllowedError', 'android', '“Permissions”'],
  ['NotAllowedError', 'androidFirefox', 'lock left of the address'],
  ['NotFoundError', 'chrome', 'Plug one in'],
  ['NotFoundError', 'iphone', 'Restart the browser'],
  ['NotReadableError', 'edge', 'one program at a time'],
  ['NotReadableError', 'safari', 'Close other programs'],
  ['OverconstrainedError', 'chrome', 'Choose another one'],
  ['AbortError', 'firefox', 'does not start'],
  ['SecurityError', 'iphone', 'Lockdown Mode'],
  ['SecurityError', 'chrome', 'administrator'],
  ['TypeError', 'chrome', 'https://'],
])('%s in %s: …%s…', (name, agent, words) => {
  expect(remedy(name, agent)).toContain(words)
})

test.each<[keyof typeof agents, string]>([
  ['edge', 'Windows’ Settings, “Privacy & security”, “Camera”'],
  ['safari', 'System Settings, “Privacy & Security”, “Camera”'],
  ['android', 'Settings, “Apps”'],
])('the system refuses in %s: …%s…', (agent, words) => {
  const problem = mediaProblem('camera', new DOMException('Permission denied by system', 'NotAllowedError'))
  expect(remedyFor(problem, platformOf(agents[agent], 0))).toContain(words)
})

test.each<[string, keyof typeof agents, string]>([
  ['NotReadableError', 'chrome', 'did not let the browser'],
  ['NotFoundError', 'chrome', 'no screen to share'],
  ['NotSupportedError', 'android', 'Use a computer'],
  ['InvalidStateError', 'chrome', 'asks for a press'],
  ['AbortError', 'chrome', 'broke off'],
])('the screen, %s in %s: …%s…', (name, agent, words) => {
  expect(remedy(name, agent, 'screen')).toContain(words)
})
