export type Levels = { remote: number; own: number }

/** Samples come four times a second; twelve seconds of them are looked at. */
const windowLength = 48
/** The sound's way from the speaker back into the statistics takes up to half a second, in samples. */
const longestLag = 2
/** Louder than this somebody speaks (-40 dB). */
const voice = 0.01
/** What comes back is quieter than a voice and louder than the noise of a room (-50 dB). */
const comingBack = 0.003
/** A pause, in samples: without one, all that is steady would look alike. */
const pause = 6
const leastVoice = 12
const likeness = 0.8
/** How much louder our microphone is while the other one speaks than in the pauses, in decibels. */
const rise = 10

const decibels = (level: number) => 20 * Math.log10(Math.max(level, 0.001))
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1)

/** Pearson's coefficient; 0 where one side never changes. */
function correlation(first: readonly number[], second: readonly number[]) {
  const [firstMean, secondMean] = [mean(first), mean(second)]
  let [product, firstSquares, secondSquares] = [0, 0, 0]
  for (const [index, value] of first.entries()) {
    const [a, b] = [value - firstMean, (second[index] ?? secondMean) - secondMean]
    product += a * b
    firstSquares += a * a
    secondSquares += b * b
  }
  const scale = Math.sqrt(firstSquares * secondSquares)
  return scale > 0 ? product / scale : 0
}

function longestPause(levels: readonly Levels[]) {
  let [longest, run] = [0, 0]
  for (const { remote } of levels) {
    run = remote < voice ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

function echoesAt(lag: number, levels: readonly Levels[]) {
  const remote = levels.slice(0, levels.length - lag).map((level) => level.remote)
  const own = levels.slice(lag).map((level) => level.own)
  const during = own.filter((_, index) => (remote[index] ?? 0) >= voice)
  const between = own.filter((_, index) => (remote[index] ?? 0) < voice)
  const risen = mean(during.map(decibels)) - mean(between.map(decibels))
  return (
    mean(during) > comingBack &&
    risen > rise &&
    correlation(remote.map(decibels), own.map(decibels)) > likeness
  )
}

/**
 * Whether our microphone hears what our speaker plays: its level follows the other one's voice, pauses and all. Rather
 * silent than wrong: somebody who speaks meanwhile, and sounds without pauses, hide an echo.
 */
export function isEcho(levels: readonly Levels[]): boolean {
  if (levels.length < windowLength) return false
  const recent = levels.slice(-windowLength)
  if (recent.filter(({ remote }) => remote >= voice).length < leastVoice) return false
  if (longestPause(recent) < pause) return false
  return Array.from({ length: longestLag + 1 }, (_, lag) => lag).some((lag) => echoesAt(lag, recent))
}

/** The levels to keep after one more. */
export function withLevels(levels: readonly Levels[], next: Levels): readonly Levels[] {
  return [...levels.slice(1 - windowLength), next]
}
