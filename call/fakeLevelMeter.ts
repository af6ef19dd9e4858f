import type { LevelMeter } from './audioLevel.ts'

/** A meter whose level a test sets. */
export class FakeLevelMeter implements LevelMeter {
  level: number | null = 0
  closed = false

  read() {
    return this.level
  }

  close() {
    this.closed = true
  }
}
