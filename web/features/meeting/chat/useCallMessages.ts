import { useEffect, useState, useSyncExternalStore } from 'react'
import { systemClock } from '../../../../call/clock.ts'
import type { ServerToClientEvents } from '../../../../contract/signaling.ts'
import { holdExclusively, openOutbox } from '../../../api/outboxes.ts'
import { openSocket } from '../../../api/socket.ts'
import { newId } from '../newId.ts'
import { CallMessageLog } from './callMessageLog.ts'
import { countUnread } from './mergeMessages.ts'
import { readPosition } from './readPosition.ts'
import { socketMessageWire } from './socketMessageWire.ts'

function openLog(roomId: string, personId: string) {
  return new CallMessageLog({
    wire: socketMessageWire(openSocket(), roomId),
    outbox: openOutbox(personId, roomId),
    ...holdExclusively(personId, roomId),
    clock: systemClock,
    personId,
    readPosition: readPosition(personId, roomId),
    newId,
    now: () => new Date(),
  })
}

/** The call's messages while we are in it. `online` says whether the room knows that we are here. */
export function useCallMessages(roomId: string, personId: string, online: boolean) {
  const [log] = useState(() => openLog(roomId, personId))
  useEffect(() => {
    const socket = openSocket()
    const onPosted: ServerToClientEvents['message-posted'] = ({ matchId, message }) => {
      if (matchId === roomId) log.posted(message)
    }
    const onDisconnect = () => log.offline()
    socket.on('message-posted', onPosted)
    socket.on('disconnect', onDisconnect)
    return () => {
      socket.off('message-posted', onPosted)
      socket.off('disconnect', onDisconnect)
    }
  }, [log, roomId])
  useEffect(() => {
    if (online) log.online()
    return () => log.offline()
  }, [log, online])
  const state = useSyncExternalStore(log.subscribe, log.getState)
  return { log, state, unread: countUnread(state.stored, personId, state.readSeq) }
}
