import { expect, test } from 'vitest'
import { splitLinks } from './links.ts'

const hrefs = (text: string) => splitLinks(text).flatMap(({ href }) => href ?? [])

test('addresses become links, the rest stays text', () => {
  expect(splitLinks('See https://example.org/a?b=c, please.')).toEqual([
    { text: 'See ' },
    { text: 'https://example.org/a?b=c', href: 'https://example.org/a?b=c' },
    { text: ', please.' },
  ])
})

test('a text without addresses is one piece', () => {
  expect(splitLinks('<b>hello</b>')).toEqual([{ text: '<b>hello</b>' }])
})

test.each([
  'javascript:alert(1)',
  'JAVASCRIPT://example.org/%0aalert(1)',
  'data:text/html,<script>1</script>',
  'https://bank.example@evil.example/',
  'https://',
  'ftp://example.org',
])('%s is no link', (text) => {
  expect(hrefs(text)).toEqual([])
})

test('quotes and angle brackets end an address', () => {
  expect(hrefs('https://example.org/"onmouseover="x <https://example.org/>')).toEqual([
    'https://example.org/',
    'https://example.org/',
  ])
})

test('the pieces make up the text again', () => {
  const text = '(https://a.example/x) and http://b.example:8080/y!'
  expect(
    splitLinks(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})
