import { expect, test } from 'vitest'
import { problemSchema } from '../../contract/errors.ts'
import { iceServersSchema } from '../../contract/rooms.ts'
import { startTestServer, type TestMember } from '../testServer.ts'

const hide = (member: TestMember, hideAddress: boolean) =>
  member.request('/api/me', { method: 'PATCH', body: { hideAddress } })

const policyOf = async (member: TestMember) =>
  iceServersSchema.parse(await (await member.request('/api/ice-servers')).json()).iceTransportPolicy

test('who hides their address is told to use relays only, from the next question on', async () => {
  await using server = await startTestServer({
    environment: { TURN_SERVER_URL: 'turn:turn.avari.test', TURN_SECRET: 'north' },
  })
  const [nora, mateo] = [await server.signUp('Nora'), await server.signUp('Mateo')]
  await hide(nora, true)
  expect(await Promise.all([policyOf(nora), policyOf(mateo)])).toEqual(['relay', 'all'])
  await hide(nora, false)
  expect(await policyOf(nora)).toBe('all')
})

test('a server without a relay says that it can’t hide anybody', async () => {
  await using server = await startTestServer()
  const nora = await server.signUp('Nora')
  await hide(nora, true)
  const answer = await nora.request('/api/ice-servers')
  expect(answer.status).toBe(409)
  expect(problemSchema.parse(await answer.json()).code).toBe('ice/no-relay')
})
