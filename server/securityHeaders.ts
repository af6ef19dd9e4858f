import { secureHeaders } from 'hono/secure-headers'

/**
 * What a page of ours may do (V3). Scripts come from us alone, and
 * may compile WebAssembly, which the effects of a call are made of (docs/decisions/0016); text is never run as a script. Styles may be inline because the controls place themselves with style
 * elements. No upgrade to https is asked for: on a LAN there may be none.
 */
export function securityHeaders(publicUrl: string | undefined) {
  const sockets = publicUrl?.replace(/^http/u, 'ws')
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      workerSrc: ["'self'", 'blob:'],
      connectSrc: sockets === undefined ? ["'self'"] : ["'self'", sockets],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    permissionsPolicy: {
      camera: ['self'],
      microphone: ['self'],
      displayCapture: ['self'],
      fullscreen: ['self'],
      pictureInPicture: ['self'],
      screenWakeLock: ['self'],
      geolocation: [],
      payment: [],
      usb: [],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    strictTransportSecurity: publicUrl?.startsWith('https:') ? 'max-age=31536000' : false,
  })
}
