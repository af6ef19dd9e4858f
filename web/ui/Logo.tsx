/** The cup; decoration beside the name. */
export function Logo({ className }: { className?: string }) {
  return <img src="/favicon.svg" alt="" width="32" height="32" className={className} />
}
