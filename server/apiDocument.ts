import type { OpenAPIHono } from '@hono/zod-openapi'
import { html } from 'hono/html'
import { z } from 'zod'
import { errorCodes, problemSchema } from '../contract/errors.ts'
import { Refusal, toProblem } from './errors.ts'
import type { Env } from './router.ts'

export const documentPaths = ['/api/openapi.json', '/api/docs']

const problems = errorCodes.map((code) => toProblem(new Refusal(code), ''))

/** The OpenAPI document of all routes. That each of them may answer a problem document is added here, once for all. */
function describe(api: OpenAPIHono<Env>) {
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Avari',
      version: '1',
      description: `Times are ISO 8601 instants in UTC, lengths are minutes, ids are UUIDs. A change needs the session cookie and comes from
        our own pages, or shows a bearer token.`,
    },
  })
  const problem = {
    description: 'A problem document (RFC 9457); `code` says which',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]: [string, Operation]) => ({ path, method, operation })),
  )
  for (const { operation } of operations) operation.responses = { ...operation.responses, default: problem }
  const schemas = { ...document.components?.schemas, Problem: z.toJSONSchema(problemSchema) }
  return { document: { ...document, components: { ...document.components, schemas } }, operations }
}

type Operation = { summary?: string; tags?: string[]; responses?: Record<string, unknown> }
type Listed = ReturnType<typeof describe>['operations']

/** Serves the document, and a page for reading it that needs no script. */
export function documentApi(api: OpenAPIHono<Env>) {
  let described: ReturnType<typeof describe> | undefined
  const read = () => (described ??= describe(api))
  api.get('/api/openapi.json', (context) => context.json(read().document, 200))
  api.get('/api/docs', (context) => context.html(page(read().operations)))
}

function page(operations: Listed) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>Avari's HTTP API</title>
        <style>
          body {
            font:
              16px/1.5 system-ui,
              sans-serif;
            max-width: 60rem;
            margin: 2rem auto;
            padding: 0 1rem;
          }
          table {
            border-collapse: collapse;
            width: 100%;
          }
          td,
          th {
            text-align: left;
            padding: 0.3rem 1rem 0.3rem 0;
            border-bottom: 1px solid #8884;
            vertical-align: top;
          }
          :target {
            background: #fd08;
          }
        </style>
      </head>
      <body>
        <h1>Avari's HTTP API</h1>
        <p>
          The full description, with every field, is an <a href="/api/openapi.json">OpenAPI document</a>.
          Times are ISO 8601 instants in UTC, lengths are minutes, ids are UUIDs. Lists are paged: pass
          <code>nextCursor</code> as <code>cursor</code>. A POST that makes a coffee chat honours
          <code>Idempotency-Key</code>.
        </p>
        <h2>Calls</h2>
        <table>
          <tr>
            <th>Call</th>
            <th>What it does</th>
          </tr>
          ${operations.map(
            ({ path, method, operation }) =>
              html`<tr>
                <td><code>${method.toUpperCase()} ${path}</code></td>
                <td>${operation.summary ?? ''}</td>
              </tr>`,
          )}
        </table>
        <h2>Problems</h2>
        <p>Every failure is a problem document (RFC 9457) with one of these codes.</p>
        <table>
          <tr>
            <th>Code</th>
            <th>Status</th>
            <th>Meaning</th>
          </tr>
          ${problems.map(
            ({ code, status, title }) =>
              html`<tr id="${code}">
                <td><code>${code}</code></td>
                <td>${status}</td>
                <td>${title}</td>
              </tr>`,
          )}
        </table>
      </body>
    </html>`
}
