import { expect, test } from 'vitest'
import { findViolations, importsOf, lockFileViolations } from './architecture.ts'

const check = (path: string, text: string) => findViolations([{ path, text }])

test('imports are found, of every kind and over several lines', () => {
  const text = [
    `import type { Api } from '../../server/app.ts'`,
    `import {`,
    `  first,`,
    `  second,`,
    `} from './first.ts'`,
    `export { third } from './third.ts'`,
    `import './style.css'`,
    `const page = import('../b/page.tsx')`,
  ].join('\n')
  expect(importsOf({ path: 'web/a/file.ts', text })).toEqual([
    { target: 'server/app.ts', typeOnly: true },
    { target: 'web/a/first.ts', typeOnly: false },
    { target: 'web/a/third.ts', typeOnly: false },
    { target: 'web/a/style.css', typeOnly: false },
    { target: 'web/b/page.tsx', typeOnly: false },
  ])
})

test.each([
  ['web/utils/date.ts', ''],
  ['server/chats/helpers.ts', ''],
  ['web/ui/index.ts', ''],
  ['call/long.ts', '\n'.repeat(251)],
  ['web/features/chats/list.tsx', `import { name } from '../people/name.ts'`],
  ['web/features/chats/list.tsx', `import { call } from '../../../call/call.ts'`],
  ['web/app/router.tsx', `import type { call } from '../../call/call.ts'`],
  ['web/api/client.ts', `import { createApp } from '../../server/app.ts'`],
  ['web/api/client.ts', `import type { Database } from '../../server/db/database.ts'`],
  ['web/ui/Button.tsx', `import { chat } from '../features/chats/chat.ts'`],
  ['server/chats/routes.ts', 'await tx.query("select id from coffee_chats ")'],
  ['server/chats/routes.ts', 'await sql`select 1`.execute(tx)'],
  ['server/chats/rules.ts', `tx.insertInto('coffee_chats')`],
])('%s is refused', (path, text) => {
  expect(check(path, text)).toHaveLength(1)
})

test.each([
  ['web/features/meeting/page.tsx', `import { call } from '../../../call/call.ts'`],
  ['web/features/setup/page.tsx', `import { systemClock } from '../../../call/clock.ts'`],
  [
    'web/features/recordings/page.tsx',
    `import { listRecordings } from '../../../call/recording/localRecordings.ts'`,
  ],
  ['web/features/chats/list.tsx', `import { Button } from '../../ui/Button.tsx'`],
  ['web/api/client.ts', `import type { Api } from '../../server/app.ts'`],
  ['server/chats/chatRepository.ts', 'await sql`select 1`.execute(tx)'],
  ['server/db/migrate.ts', 'await client.query("create table migrations (name text)")'],
  ['server/chats/messages.ts', `const text = 'Select a person from the list'`],
])('%s is fine', (path, text) => {
  expect(check(path, text)).toEqual([])
})

test('a lock file may not name a registry', () => {
  expect(lockFileViolations('{ "resolved": "https://registry.example/x.tgz" }')).toHaveLength(1)
  expect(lockFileViolations('{ "link": true, "resolved": "packages/x" }')).toEqual([])
})
