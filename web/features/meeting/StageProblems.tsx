import { useState } from 'react'
import type { Call } from '../../../call/call.ts'
import { MediaProblems } from './MediaProblems.tsx'
import { retryMedia } from './retryMedia.ts'
import { useCallState } from './useCall.ts'

/** Problems float above the call until they are mended or put aside. */
export function StageProblems({ call }: { call: Call }) {
  const { problems } = useCallState(call).local
  const [dismissed, setDismissed] = useState<typeof problems>([])
  const known = (code: string, device: string) =>
    dismissed.some((other) => other.code === code && other.device === device)
  const open = problems.filter(({ code, device }) => !known(code, device))
  return (
    <MediaProblems
      problems={open}
      onRetry={(failed) => void retryMedia(call, failed)}
      onDismiss={() => setDismissed(problems)}
    />
  )
}
