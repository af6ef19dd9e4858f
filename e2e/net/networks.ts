import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A place of its own in the network: a namespace with one cable to the hub. */
type ClientNetwork = {
  address: string
  /** Runs `executable` in this place; for Playwright's executablePath. */
  wrap: (executable: string) => string
  /** What this place lets through from now on, as rules of nftables for what goes out. */
  allowOnly: (rules: readonly string[]) => void
  allowAll: () => void
  /** Nothing comes or goes any more. */
  cut: () => void
  /** The same cable with another address, as after a change of network. */
  moveTo: (host: number) => void
}
export type Networks = Disposable & {
  /** This machine's own address in the test's network: the server and coturn are there. */
  hub: string
  subnet: { first: string; last: string }
  clients: [ClientNetwork, ClientNetwork]
}

function run(command: string) {
  const [program = '', ...args] = command.split(' ')
  return execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
}

/** What a chain at `hook` lets through; everything else is dropped, but for the browser's own processes. */
function tableOf(hook: 'input' | 'output', rules: readonly string[]) {
  const lines = [
    `type filter hook ${hook} priority 0; policy drop;`,
    `${hook === 'input' ? 'iifname' : 'oifname'} "lo" accept`,
  ]
  return `table inet block {\n  chain ${hook} {\n${[...lines, ...rules].join('\n')}\n  }\n}\n`
}

function makeClient(hubCable: string, name: string, address: string, folder: string): ClientNetwork {
  run(`ip netns add ${name}`)
  run(`ip link add ${name} type veth peer name cable netns ${name}`)
  run(`ip link set ${name} master ${hubCable} up`)
  run(`ip -n ${name} addr add ${address}/24 dev cable`)
  run(`ip -n ${name} link set lo up`)
  run(`ip -n ${name} link set cable up`)
  const allowAll = () => {
    try {
      run(`ip netns exec ${name} nft delete table inet block`)
    } catch {
      // Nothing was blocked.
    }
  }
  const apply = (rules: string) => {
    allowAll()
    const file = join(folder, `${name}.nft`)
    writeFileSync(file, rules)
    run(`ip netns exec ${name} nft -f ${file}`)
  }
  return {
    address,
    wrap: (executable) => {
      const script = join(folder, name)
      writeFileSync(script, `#!/bin/sh\nexec ip netns exec ${name} ${executable} "$@"\n`)
      chmodSync(script, 0o755)
      return script
    },
    allowOnly: (rules) =>
      apply(
        tableOf(
          'output',
          rules.map((rule) => `${rule} accept`),
        ),
      ),
    cut: () => apply(`${tableOf('output', [])}${tableOf('input', [])}`),
    moveTo: (host) => {
      run(`ip -n ${name} addr flush dev cable`)
      run(`ip -n ${name} addr add ${address.replace(/\d+$/u, String(host))}/24 dev cable`)
    },
    allowAll,
  }
}

/** Two places and this machine on one private network, until disposed of. Throws where namespaces can't be had (they need root on Linux). */
export function openNetworks(): Networks {
  const id = process.pid % 65_536
  const hubCable = `avari${id}`
  const names = [`avari${id}a`, `avari${id}b`] as const
  // Of the range that is set aside for tests of networks (RFC 2544): no real network has it.
  const prefix = `198.18.${id % 250}`
  const folder = mkdtempSync(join(tmpdir(), 'avari-net-'))
  const close = () => {
    for (const command of [...names.map((name) => `ip netns del ${name}`), `ip link del ${hubCable}`]) {
      try {
        run(command)
      } catch {
        // It was not made yet.
      }
    }
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    run(`ip link add ${hubCable} type bridge`)
    run(`ip addr add ${prefix}.1/24 dev ${hubCable}`)
    run(`ip link set ${hubCable} up`)
    return {
      hub: `${prefix}.1`,
      subnet: { first: `${prefix}.0`, last: `${prefix}.255` },
      clients: [
        makeClient(hubCable, names[0], `${prefix}.2`, folder),
        makeClient(hubCable, names[1], `${prefix}.3`, folder),
      ],
      [Symbol.dispose]: close,
    }
  } catch (error) {
    close()
    throw new Error('Network namespaces can’t be had here: this test needs root on Linux', { cause: error })
  }
}
