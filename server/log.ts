import { type Logger, pino } from 'pino'

export type Log = Logger

/** Structured lines on stdout. Callers log ids, codes and durations, never names, addresses or texts of people. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}
