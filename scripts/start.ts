import { buildPage } from './buildPage.ts'

// `npm start`: builds the page if need be, then becomes the server. Resolved at run time, so that scripts need not know its types.
try {
  await buildPage()
  await import(import.meta.resolve('../server/main.ts'))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
