'use client'

import { useLayoutEffect } from 'react'
import { followTheme, themeScript } from './theme'

/** Sets the theme with an inline script before the first paint, then keeps it current with an effect. */
export function ThemeScript({ nonce }: { readonly nonce: string | undefined }) {
  useLayoutEffect(followTheme, [])
  // a client-rendered page does not run the script and does not need it: silence React's warning
  const type = typeof window === 'undefined' ? 'text/javascript' : 'text/plain'
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
  return <script nonce={nonce} type={type} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
}
