'use client'

import { useLayoutEffect } from 'react'
import { followTheme, themeScript } from './theme'

/** The theme before the first paint by an inline script, afterwards by an effect. */
export function ThemeScript({ nonce }: { readonly nonce: string | undefined }) {
  useLayoutEffect(followTheme, [])
  // a page that is drawn in the browser alone would not run the script, so React need not warn about it
  const type = typeof window === 'undefined' ? 'text/javascript' : 'text/plain'
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
  return <script nonce={nonce} type={type} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
}
