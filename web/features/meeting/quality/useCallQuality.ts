import { useEffect, useState } from 'react'
import type { Call } from '../../../../call/call.ts'
import type { CallQuality } from '../../../../call/quality/callQuality.ts'
import { useCallState } from '../useCall.ts'

/** The quality of the call once it is connected and `wanted`; null before, and where it could not be loaded. */
export function useCallQuality(call: Call, roomId: string, wanted: boolean): CallQuality | null {
  const connected = useCallState(call).phase === 'connected'
  const [begun, setBegun] = useState(false)
  const [quality, setQuality] = useState<CallQuality | null>(null)
  if (connected && wanted && !begun) setBegun(true)
  useEffect(() => {
    if (!begun) return undefined
    let close: (() => void) | null = null
    let left = false
    const open = async () => {
      const { openQualitySession } = await import('./qualitySession.ts')
      if (left) return
      const session = openQualitySession(call, roomId)
      close = session.close
      setQuality(session.quality)
    }
    // The call goes on without a meter.
    open().catch(() => undefined)
    return () => {
      left = true
      close?.()
      setQuality(null)
    }
  }, [begun, call, roomId])
  return quality
}
