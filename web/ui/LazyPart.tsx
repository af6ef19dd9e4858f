import { Component, type ReactNode, Suspense } from 'react'
import { messages } from './messages.ts'
import { toast } from './toast.ts'

type LazyPartProps = {
  /** Stands in until the part is loaded, and for good where it can't be. */
  fallback?: ReactNode
  /** Says nothing where the part is missing: nobody asked for it, or there is no way to say so. */
  quiet?: boolean
  children: ReactNode
}

/**
 * A part of a page that is loaded by itself, and that the page goes on without: one whose code does not come, or which
 * fails to draw, must not take a call down with it. What failed to load stays away until the page is loaded anew.
 */
export class LazyPart extends Component<LazyPartProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    reportError(error)
    if (!this.props.quiet) toast.bad(messages.partMissing)
  }

  override render() {
    const { fallback = null, children } = this.props
    return this.state.failed ? fallback : <Suspense fallback={fallback}>{children}</Suspense>
  }
}
