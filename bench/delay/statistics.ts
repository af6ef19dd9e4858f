/** The value below which the share `part` (0 to 1) of all values lies; between two values in proportion. */
export function quantile(values: readonly number[], part: number) {
  const sorted = values.toSorted((first, second) => first - second)
  const place = (sorted.length - 1) * part
  const [low = 0, high = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return low + (high - low) * (place - Math.floor(place))
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

export type Point = { x: number; y: number }

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** The straight line through `points` with the least squares. */
export function fitLine(points: readonly Point[]) {
  const [meanX, meanY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))]
  const products = points.map(({ x, y }) => (x - meanX) * (y - meanY))
  const squares = points.map(({ x }) => (x - meanX) ** 2)
  const slope = mean(products) / mean(squares)
  return { slope, start: meanY - slope * meanX }
}
