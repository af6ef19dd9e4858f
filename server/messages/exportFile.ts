import type { CallMessage, Room } from '../../contract/rooms.ts'

type Pages = AsyncIterable<readonly CallMessage[]>
type ExportOptions = { format: 'text' | 'json'; timeZone: string; now: Date }

/** A room's messages as a file (T7): its name, its media type and its text in pieces. */
export function exportFile(room: Room, pages: Pages, options: ExportOptions) {
  const name = fileName(room)
  return options.format === 'json'
    ? { name: `${name}.json`, type: 'application/json', pieces: asJson(room, pages, options) }
    : { name: `${name}.txt`, type: 'text/plain', pieces: asText(room, pages, options) }
}

/** Letters, digits and hyphens alone: good in a header and on every system. */
function fileName({ chat }: Room) {
  const other = chat.other.name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/gu, '')
  return ['avari-messages', chat.scheduledTime.slice(0, 10), other].filter(Boolean).join('-')
}

async function* asJson({ roomId, chat, participants }: Room, pages: Pages, { now }: ExportOptions) {
  const { scheduledTime, durationMinutes, topic } = chat
  const head = {
    roomId,
    scheduledTime,
    durationMinutes,
    topic,
    participants: participants.map(({ id, name }) => ({ id, name })),
    exportedAt: now.toISOString(),
  }
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "messages": [`
  let separator = '\n'
  for await (const messages of pages) {
    for (const { roomId: _, ...message } of messages) {
      yield `${separator}    ${JSON.stringify(message)}`
      separator = ',\n'
    }
  }
  yield '\n  ]\n}\n'
}

async function* asText({ chat, participants }: Room, pages: Pages, { timeZone }: ExportOptions) {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full' })
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  const begin = new Date(chat.scheduledTime)
  yield `Messages of ${participants.map(({ name }) => inOneLine(name)).join(' and ')}\n`
  yield `Coffee chat on ${day.format(begin)}, ${clock.format(begin)} (${timeZone}), ${chat.durationMinutes} minutes\n`
  if (chat.topic) yield `Topic: ${inOneLine(chat.topic)}\n`
  let shownDay = ''
  for await (const messages of pages) {
    for (const { userName, message, createdAt } of messages) {
      const at = new Date(createdAt)
      if (day.format(at) !== shownDay) yield `\n${(shownDay = day.format(at))}\n\n`
      yield `${clock.format(at)}  ${inOneLine(userName)}: ${indented(message)}\n`
    }
  }
}

/** Line breaks and marks that turn the direction of what follows would let a name pose as something else. */
const inOneLine = (text: string) =>
  text.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').replaceAll(/\s+/gu, ' ')

/** Further lines are set in, so that none of them looks like a message of its own. */
const indented = (text: string) => text.split(/\r\n|[\n\r\u2028\u2029]/u).join('\n       ')
