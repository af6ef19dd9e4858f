import { useEffect, useState } from 'react'

/** `value` as it was once it had not changed for `delay` ms: what is typed is searched for when typing pauses. */
export function useDebounced<Value>(value: Value, delay = 200) {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delay)
    return () => clearTimeout(timer)
  }, [value, delay])
  return settled
}
