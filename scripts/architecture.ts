import { dirname, join, normalize } from 'node:path/posix'

export type SourceFile = { path: string; text: string }

const lineLimit = 250
const drawers = /(^|\/)(utils?|helpers?|types?|common|misc)(\/|\.tsx?$)/u
const barrel = /(^|\/)index\.tsx?$/u
const generated = /\.gen\.ts$/u
const importPattern =
  /(?:^|\n)\s*(import|export)(\s+type)?\b[^;'"\n]*(?:\{[^}]*\}[^;'"\n]*)?['"]([^'"\n]+)['"]/gu
const dynamicImportPattern = /\bimport\(\s*['"]([^'"\n]+)['"]/gu
/** A statement's beginning inside quotes, as SQL appears in code: its clause makes it more than a word of English. */
const sqlPattern =
  /['"`]\s*(?:(?:select|SELECT)\s[^'"`]+\s(?:from|FROM)|(?:insert into|INSERT INTO|delete from|DELETE FROM)|(?:update|UPDATE)\s+\S+\s+(?:set|SET))\s|\bsql`|\b(?:insertInto|updateTable|deleteFrom|selectFrom)\(/u
/** Who holds calls, who tries beforehand whether one would work, and who looks after what was recorded of them. */
const usesCall = /^web\/features\/(?:meeting|setup|recordings)\//u
/** A clock for tests, which anything may be tested by. */
const fakeClock = 'call/fakeClock.ts'
const sqlHome = /^server\/db\/|[rR]epository\.ts$|\.test\.ts$|^server\/[^/]*testServer\.ts$/u

type ImportUse = { target: string; typeOnly: boolean }

/** Every module that `file` names; relative ones as paths from the project's root. */
export function importsOf(file: SourceFile): ImportUse[] {
  const resolve = (specifier: string) =>
    specifier.startsWith('.') ? normalize(join(dirname(file.path), specifier)) : specifier
  const fixed = [...file.text.matchAll(importPattern)].map((match) => ({
    target: resolve(match[3] ?? ''),
    typeOnly: match[2] !== undefined,
  }))
  const dynamic = [...file.text.matchAll(dynamicImportPattern)].map((match) => ({
    target: resolve(match[1] ?? ''),
    typeOnly: false,
  }))
  return [...fixed, ...dynamic]
}

function featureOf(path: string) {
  return /^web\/features\/([^/]+)\//u.exec(path)?.[1]
}

function shapeViolations({ path, text }: SourceFile) {
  const found: string[] = []
  if (drawers.test(path)) found.push('name what it is about: no utils, helpers, types or common')
  if (barrel.test(path)) found.push('no barrel files')
  const lines = text.split('\n').length - 1
  if (lines > lineLimit) found.push(`${lines} lines, at most ${lineLimit} are allowed`)
  if (path.startsWith('server/') && !sqlHome.test(path) && sqlPattern.test(text))
    found.push('SQL belongs in a repository or in server/db')
  return found
}

function importViolation(from: string, { target, typeOnly }: ImportUse) {
  const ownFeature = featureOf(from)
  const otherFeature = featureOf(target)
  if (ownFeature && otherFeature && ownFeature !== otherFeature)
    return `features don't import each other: ${target}`
  const mayUseCall = usesCall.test(from) || (target === fakeClock && from.endsWith('.test.ts'))
  if (from.startsWith('web/') && target.startsWith('call/') && !mayUseCall)
    return `only features/meeting, setup and recordings import call: ${target}`
  if (from.startsWith('web/') && target.startsWith('server/') && !(typeOnly && target === 'server/app.ts'))
    return `web may import the API's type of server/app.ts alone: ${target}`
  if (/^(ui|api)\//u.test(from.replace(/^web\//u, '')) && otherFeature)
    return `web/ui and web/api don't know features: ${target}`
  return undefined
}

/** The rules of the house that project references can't express. Answers one line per violation, `path: what`. */
export function findViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !generated.test(path))
    .flatMap((file) => {
      const imports = importsOf(file).map((use) => importViolation(file.path, use))
      const found = [...shapeViolations(file), ...imports.filter((text) => text !== undefined)]
      return found.map((text) => `${file.path}: ${text}`)
    })
}

/** A lock file that names no host installs from whichever registry the machine is set up for. */
export function lockFileViolations(lockFile: string): string[] {
  const hosts = lockFile.match(/"resolved": "https?:\/\/[^/"]+/gu) ?? []
  return hosts.length === 0
    ? []
    : [`package-lock.json: names a registry ${hosts.length} times; remove the "resolved" lines`]
}
