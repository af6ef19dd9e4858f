import type { z } from 'zod'
import { type ClientEventName, clientEvents, type SignalingError } from '../../contract/signaling.ts'
import { Refusal, toRefusal } from '../errors.ts'
import { EventLines, type LineName } from './eventLines.ts'
import type { FloodVerdict } from './floodGate.ts'
import type { Handlers } from './handlers.ts'
import type { SignalingLog, SignalingSocket } from './socketTypes.ts'

type Answer = { ok: true } | ({ ok: false } & SignalingError)
type Acknowledge = ((answer: Answer) => void) | undefined
type Route = {
  /** In tokens of the rate limit: what asks the database costs more. */
  cost: number
  line: LineName
  /** Throws, or rejects with, a Refusal for what the sender must be told. */
  run(socket: SignalingSocket, payload: unknown): Answer | Promise<Answer>
}

function route<Payload>(
  schema: z.ZodType<Payload>,
  handle: (socket: SignalingSocket, payload: Payload) => Answer | Promise<Answer>,
  { cost = 1, line = 'call' }: Partial<Pick<Route, 'cost' | 'line'>> = {},
): Route {
  return {
    cost,
    line,
    run(socket, payload) {
      const parsed = schema.safeParse(payload)
      if (!parsed.success) throw invalid(texts.badField(parsed.error.issues[0]?.path.join('.') || 'payload'))
      return handle(socket, parsed.data)
    },
  }
}

function createRoutes(handlers: Handlers) {
  const routes: Record<ClientEventName, Route> = {
    register: route(clientEvents.register, handlers.register, { cost: 10 }),
    offer: route(clientEvents.offer, handlers.offer),
    answer: route(clientEvents.answer, handlers.answer),
    'ice-candidate': route(clientEvents['ice-candidate'], handlers.candidate),
    'call-ended': route(clientEvents['call-ended'], handlers.callEnded),
    message: route(clientEvents.message, handlers.message, { cost: 5, line: 'messages' }),
    recording: route(clientEvents.recording, handlers.recording, { cost: 5, line: 'messages' }),
  }
  return new Map<unknown, Route>(Object.entries(routes))
}

/**
 * Every event of every socket comes through here: known by name, within the limits, parsed, handled, answered. For a socket it
 * returns what is to be called with each event as it came: name, payload, and the acknowledgement where one was asked for.
 */
export function createDispatcher(handlers: Handlers, log: SignalingLog) {
  const routes = createRoutes(handlers)

  return (socket: SignalingSocket, judge: (cost: number) => FloodVerdict) => {
    const lines = new EventLines()

    function handle(target: Route, payload: unknown, acknowledge: Acknowledge) {
      if (lines.isFree(target.line)) {
        const turn = run(target, socket, payload, acknowledge, log)
        if (turn) lines.follow(target.line, turn)
      } else if (lines.isFull()) refuse(new Refusal('rate-limited'), socket, acknowledge, log)
      else lines.append(target.line, () => run(target, socket, payload, acknowledge, log))
    }

    return (event: unknown[]) => {
      const last = event.at(-1)
      const acknowledge = isAcknowledge(last) ? last : undefined
      const target = routes.get(event[0])
      const verdict = judge(target?.cost ?? 1)
      if (verdict === 'close') socket.disconnect(true)
      else if (verdict === 'warn') refuse(new Refusal('rate-limited'), socket, acknowledge, log)
      if (verdict !== 'pass') return
      const payloads = event.length - (acknowledge ? 2 : 1)
      if (!target) refuse(invalid(texts.unknownEvent), socket, acknowledge, log)
      else if (payloads !== 1 || !isPlainObject(event[1])) {
        refuse(invalid(texts.onePayload), socket, acknowledge, log)
      } else handle(target, event[1], acknowledge)
    }
  }
}

/** A promise, which does not reject, where the answer has to be waited for. */
function run(
  target: Route,
  socket: SignalingSocket,
  payload: unknown,
  acknowledge: Acknowledge,
  log: SignalingLog,
): Promise<void> | undefined {
  try {
    const answer = target.run(socket, payload)
    if (answer instanceof Promise) {
      return answer.then(acknowledge, (error: unknown) => refuse(error, socket, acknowledge, log))
    }
    acknowledge?.(answer)
  } catch (error) {
    refuse(error, socket, acknowledge, log)
  }
  return undefined
}

function refuse(error: unknown, socket: SignalingSocket, acknowledge: Acknowledge, log: SignalingLog) {
  const { code, message, cause } = toRefusal(error)
  const { id: socketId } = socket
  if (code === 'internal') log.error({ err: cause, socketId }, 'A socket event failed')
  if (code === 'rate-limited') log.warn({ socketId }, 'A socket goes over its limit')
  socket.emit('error', { code, message })
  acknowledge?.({ ok: false, code, message })
}

const texts = {
  unknownEvent: 'There is no such event',
  onePayload: 'An event takes exactly one payload, an object',
  badField: (path: string) => `The field ${path} is missing or not valid`,
}

const invalid = (detail: string) => new Refusal('invalid-request', { detail })

/** Socket.IO itself puts it last where the client asked for one; nothing that travels is a function. */
function isAcknowledge(value: unknown): value is NonNullable<Acknowledge> {
  return typeof value === 'function'
}

/** As JSON makes it: a Buffer, which Socket.IO makes of a binary attachment, is none. */
function isPlainObject(value: unknown) {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
