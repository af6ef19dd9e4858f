import type { Figures } from './checks/outcome.ts'
import { messages } from './messages.ts'

const { figure } = messages

function told<Value>(value: Value | undefined, say: (value: Value) => string) {
  return value === undefined ? undefined : say(value)
}

/** What was measured, each figure with its unit, in the order of reading. */
export function figureTexts(figures: Figures): string[] {
  const { device, width, height, answered, asked, transport, route } = figures
  const texts = [
    device,
    width === undefined || height === undefined ? undefined : figure.size(width, height),
    told(transport, (name) => figure.transport[name]),
    told(route, (name) => figure.route[name]),
    answered === undefined || asked === undefined ? undefined : figure.answered(answered, asked),
    told(figures.decibels, figure.decibels),
    told(figures.framesPerSecond, figure.framesPerSecond),
    told(figures.milliseconds, figure.milliseconds),
    told(figures.lossPercent, figure.lossPercent),
    told(figures.kilobitsPerSecond, figure.kilobitsPerSecond),
  ]
  return texts.filter((text) => text !== undefined).filter((text) => text !== '')
}
