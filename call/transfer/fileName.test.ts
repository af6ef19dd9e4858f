import { expect, test } from 'vitest'
import { longestFileName, safeFileName } from './fileName.ts'

test.each([
  ['holiday.jpg', 'holiday.jpg'],
  ['Müller – Plan (2).pdf', 'Müller – Plan (2).pdf'],
  ['日本語.txt', '日本語.txt'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\system32\\evil.dll', 'evil.dll'],
  ['folder/', 'file'],
  ['..', 'file'],
  ['', 'file'],
  ['   ', 'file'],
  ['.bashrc', 'bashrc'],
  ['report.pdf. . ', 'report.pdf'],
  ['photo\u202Egpj.exe', 'photogpj.exe'],
  ['a\u2066b\u200Bc\uFEFF.txt', 'abc.txt'],
  ['line\nbreak\0\u0085.txt', 'linebreak.txt'],
  ['a<b>:"|?*.txt', 'a_b______.txt'],
  ['CON', '_CON'],
  ['lpt1.txt', '_lpt1.txt'],
  ['console.log', 'console.log'],
  ['broken\uD800.txt', 'broken\uFFFD.txt'],
])('%j becomes %j', (given, safe) => {
  expect(safeFileName(given)).toBe(safe)
})

test('a long name keeps its ending', () => {
  const safe = safeFileName(`${'x'.repeat(300)}.tar`)
  expect(safe).toHaveLength(longestFileName)
  expect(safe.endsWith('x.tar')).toBe(true)
  expect(safeFileName(`a.${'x'.repeat(300)}`)).toHaveLength(longestFileName)
})
