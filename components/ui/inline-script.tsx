'use client'

interface InlineScriptProps {
  readonly nonce: string | undefined
  /** Constants of the product only, never text from outside. */
  readonly code: string
}

/** Runs before the first paint. A client-rendered page does not run it and does not need it: its type silences React's warning. */
export function InlineScript({ nonce, code }: InlineScriptProps) {
  const type = typeof window === 'undefined' ? 'text/javascript' : 'text/plain'
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
  return <script nonce={nonce} type={type} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: code }} />
}
