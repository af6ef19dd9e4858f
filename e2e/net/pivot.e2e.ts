import { expect, test } from '@playwright/test'
import { startCoturn, turnSecret } from './coturn.ts'
import { openTurnClient, versionOf } from './turnClient.ts'
import { type Account, makeAccount } from './turnMessage.ts'

/** An address of every special network, and the edges of some. */
const special = [
  '0.0.0.0 0.255.255.255 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.169.254',
  '172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255',
  '198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255',
  ':: ::1 ::ffff:7f00:1 ::ffff:a00:1 ::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:a00:1::1',
  '3fff::1 5f00::1 fc00::1 fdff::1 fe80::1 fec0::1 ff02::1 ff0e::1',
].flatMap((line) => line.split(' '))
const open = ['1.1.1.1', '2606:4700::1111']

const startDeployed = () => startCoturn({ addresses: ['127.0.0.1', '::1'], configuration: 'deployed' })

async function tryAccount(server: { address: string; port: number }, account: Account) {
  const client = await openTurnClient(server, account)
  const answer = await client.allocate()
  client.close()
  return answer.ok ? 0 : answer.errorCode
}

test('the relay leads into no special network, IPv4 or IPv6', async () => {
  await using coturn = await startDeployed()
  const clients = {
    4: await openTurnClient(coturn, makeAccount(turnSecret)),
    6: await openTurnClient(coturn, makeAccount(turnSecret)),
  }
  for (const version of [4, 6] as const)
    expect((await clients[version].allocate(version)).ok, `a relay for IPv${version}`).toBe(true)
  const permitted: string[] = []
  for (const address of [...special, ...open])
    if ((await clients[versionOf(address)].permit(address)).errorCode !== 403) permitted.push(address)
  for (const client of Object.values(clients)) client.close()
  console.log(
    `turn-pivot: ${special.length} special addresses asked for, ${permitted.length - open.length} allowed`,
  )
  expect(permitted, 'allowed; the public ones show that the question was right').toEqual(open)
})

test('credentials that have expired or were made with another secret get no relay', async () => {
  await using coturn = await startDeployed()
  expect(await tryAccount(coturn, makeAccount(turnSecret))).toBe(0)
  expect(await tryAccount(coturn, makeAccount(turnSecret, -1))).toBe(401)
  expect(await tryAccount(coturn, makeAccount('another secret'))).toBe(401)
  const { username, credential } = makeAccount(turnSecret)
  expect(await tryAccount(coturn, { username: username.replace(/somebody$/u, 'else'), credential })).toBe(401)
})

test('nobody gets more relays than their share', async () => {
  await using coturn = await startDeployed()
  const account = makeAccount(turnSecret)
  const codes: number[] = []
  const clients = []
  while (clients.length < 30) {
    const client = await openTurnClient(coturn, account)
    clients.push(client)
    codes.push((await client.allocate()).errorCode)
  }
  for (const client of clients) client.close()
  const granted = codes.filter((code) => code === 0).length
  console.log(`turn-quota: ${granted} of ${codes.length} relays granted to one member`)
  expect(granted).toBe(24)
  expect(new Set(codes.slice(24))).toEqual(new Set([486]))
})
