import { type MouseEvent, useLayoutEffect, useRef, useState } from 'react'

const middle = { x: 0.5, y: 0.5 }

/** Switches between the whole picture and its actual size, which then shows the place that was pressed. */
export function useActualSize() {
  const area = useRef<HTMLDivElement>(null)
  const target = useRef(middle)
  const [actual, setActual] = useState(false)
  useLayoutEffect(() => {
    if (!actual || !area.current) return
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = area.current
    area.current.scrollLeft = target.current.x * scrollWidth - clientWidth / 2
    area.current.scrollTop = target.current.y * scrollHeight - clientHeight / 2
  }, [actual])
  const toggle = () => {
    target.current = middle
    setActual(!actual)
  }
  const toggleAt = ({ clientX, clientY, currentTarget }: MouseEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    target.current = { x: (clientX - left) / width, y: (clientY - top) / height }
    setActual(!actual)
  }
  return { area, actual, toggle, toggleAt }
}
