import type { z } from 'zod'
import { type ClientEventName, clientEvents, type SignalingError } from '../../contract/signaling.ts'
import { Refusal, toRefusal } from '../errors.ts'
import type { FloodVerdict } from './floodGate.ts'
import type { Handlers } from './handlers.ts'
import type { SignalingLog, SignalingSocket } from './socketTypes.ts'

type Answer = { ok: true } | ({ ok: false } & SignalingError)
type Acknowledge = (answer: Answer) => void
/** Events of one line keep their order; the others do not wait for it. */
type Line = 'call' | 'messages'
type Route = {
  /** In tokens of the rate limit: what asks the database costs more. */
  cost: number
  line: Line
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
      if (!parsed.success) throw new Refusal('invalid-request', { detail: describe(parsed.error) })
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
  }
  return new Map<unknown, Route>(Object.entries(routes))
}

/** How many events may wait for a slow database; more than a client has reason to send meanwhile. */
const longestLine = 300

/**
 * Every event of every socket comes through here: known by name, within the limits, parsed, handled, answered.
 * Returns what is to be called with the event as it came (name, payload, and the acknowledgement where asked for).
 */
export function createDispatcher(handlers: Handlers, log: SignalingLog) {
  const routes = createRoutes(handlers)

  return (socket: SignalingSocket, judge: (cost: number) => FloodVerdict) => {
    const lines: Partial<Record<Line, Promise<void>>> = {}
    let waiting = 0

    function refuse(error: unknown, acknowledge: Acknowledge | undefined) {
      const refusal = toRefusal(error)
      if (refusal.code === 'internal')
        log.error({ err: refusal.cause, socketId: socket.id }, 'A socket event failed')
      const failure = { code: refusal.code, message: refusal.message }
      socket.emit('error', failure)
      acknowledge?.({ ok: false, ...failure })
    }

    function run(
      target: Route,
      payload: unknown,
      acknowledge: Acknowledge | undefined,
    ): Promise<void> | undefined {
      try {
        const answer = target.run(socket, payload)
        if (answer instanceof Promise) {
          return answer.then(acknowledge, (error: unknown) => refuse(error, acknowledge))
        }
        acknowledge?.(answer)
      } catch (error) {
        refuse(error, acknowledge)
      }
      return undefined
    }

    /** A message waits for a registration before it as the call's own events do, but does not hold those up. */
    function enqueue(target: Route, payload: unknown, acknowledge: Acknowledge | undefined) {
      const before = target.line === 'messages' ? [lines.call, lines.messages] : [lines.call]
      const ahead = before.filter((line) => line !== undefined)
      if (ahead.length > 0 && waiting >= longestLine) {
        refuse(new Refusal('rate-limited'), acknowledge)
        return
      }
      const turn =
        ahead.length === 0
          ? run(target, payload, acknowledge)
          : Promise.all(ahead).then(() => (socket.connected ? run(target, payload, acknowledge) : undefined))
      if (!turn) return
      waiting += 1
      const done: Promise<void> = turn.finally(() => {
        waiting -= 1
        if (lines[target.line] === done) delete lines[target.line]
      })
      lines[target.line] = done
    }

    return (event: unknown[]) => {
      const last = event.at(-1)
      const acknowledge = isAcknowledge(last) ? last : undefined
      const target = routes.get(event[0])
      const verdict = judge(target?.cost ?? 1)
      if (verdict !== 'pass') {
        answerFlood(verdict, acknowledge)
        return
      }
      const payloads = event.length - (acknowledge ? 2 : 1)
      if (!target) refuse(new Refusal('invalid-request', { detail: texts.unknownEvent }), acknowledge)
      else if (payloads !== 1 || !isPlainObject(event[1])) {
        refuse(new Refusal('invalid-request', { detail: texts.onePayload }), acknowledge)
      } else enqueue(target, event[1], acknowledge)
    }

    function answerFlood(verdict: FloodVerdict, acknowledge: Acknowledge | undefined) {
      if (verdict === 'warn') {
        log.warn({ socketId: socket.id }, 'A socket goes over the rate limit')
        refuse(new Refusal('rate-limited'), acknowledge)
      } else if (verdict === 'close') socket.disconnect(true)
    }
  }
}

const texts = {
  unknownEvent: 'There is no such event',
  onePayload: 'An event takes exactly one payload, an object',
  badField: (path: string) => `The field ${path} is missing or not valid`,
}

/** Socket.IO itself puts it last where the client asked for one; nothing that travels is a function. */
function isAcknowledge(value: unknown): value is Acknowledge {
  return typeof value === 'function'
}

/** As JSON makes it: a Buffer, which Socket.IO makes of a binary attachment, is none. */
function isPlainObject(value: unknown) {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function describe(error: z.ZodError) {
  return texts.badField(error.issues[0]?.path.join('.') || 'payload')
}
