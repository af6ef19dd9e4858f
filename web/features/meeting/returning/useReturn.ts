import { useEffect } from 'react'
import type { Call } from '../../../../call/call.ts'
import { CameraReturn } from './cameraReturn.ts'

/** Opens what the system took while another app was in front. */
export function useReturn(call: Call) {
  useEffect(() => {
    const watch = new CameraReturn(() => performance.now())
    const look = () => {
      const due = watch.see({ visible: document.visibilityState === 'visible', local: call.getState().local })
      for (const device of due) void (device === 'camera' ? call.setCamera(true) : call.setMicrophone(true))
    }
    look()
    const stop = call.subscribe(look)
    document.addEventListener('visibilitychange', look)
    document.addEventListener('resume', look)
    window.addEventListener('pageshow', look)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', look)
      document.removeEventListener('resume', look)
      window.removeEventListener('pageshow', look)
    }
  }, [call])
}
