import { buttonStyle } from '../ui/buttonStyle.ts'
import { messages } from './messages.ts'

/** The first thing that the keyboard reaches: over the navigation, to the page itself. */
export function SkipLink() {
  return (
    <a href="#content" className={buttonStyle('primary', 'fixed top-2 left-2 z-50 not-focus:sr-only')}>
      {messages.skipToContent}
    </a>
  )
}
