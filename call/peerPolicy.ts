import type { SignalingRole } from '../contract/signaling.ts'

/** What is known of our end when the other one is announced. */
export type LinkFacts = {
  /** The page load that the present connection is for: undefined for a client that names none, null for whoever comes. */
  clientId: string | undefined | null
  connected: boolean
  /** Whether an exchange of descriptions is under way, which may have lost a half. */
  negotiating: boolean
}

/**
 * What to do when the other one is present in the room (C8, C10, C11).
 * The same page load has only lost its socket: its media may well go on. Any other page load has lost its connection.
 */
export function onPeerPresent(link: LinkFacts | null, clientId: string | undefined) {
  if (!link || clientId === undefined) return 'replace'
  // Our offer waited on the server, which hands it to whoever comes.
  if (link.clientId === null) return 'adopt'
  if (clientId !== link.clientId) return 'replace'
  return link.connected && !link.negotiating ? 'keep' : 'restart'
}

/** Names the connection end that a description is of: its `o=` line without the version (RFC 8866, 5.2). */
export function sessionOf({ sdp }: { sdp: string }) {
  return /^o=\S+ (\S+) /mu.exec(sdp)?.[1]
}

/** How long the polite side waits for the offer of the impolite one before it offers by itself, in milliseconds. */
const politePatience = 1_000

/** Offers that wait for somebody are made anew after this long, with relays that are valid then. In milliseconds. */
export const waitingOfferLife = 300_000

/** The wait before the first offer on a new connection, in milliseconds. */
export function firstOfferDelay(role: SignalingRole) {
  return role === 'impolite' ? 0 : politePatience
}

/**
 * A client that knows only the five events may offer and never answer. After this long without an answer its own offer,
 * passed over at first, is taken after all. Never for our own clients: they always give way. In milliseconds.
 */
export const passedOverOfferDelay = 1_500
