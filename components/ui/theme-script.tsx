'use client'

import { useLayoutEffect } from 'react'
import { InlineScript } from './inline-script'
import { followTheme, themeScript } from './theme'

/** Sets the theme with an inline script before the first paint, then keeps it current with an effect. */
export function ThemeScript({ nonce }: { readonly nonce: string | undefined }) {
  useLayoutEffect(followTheme, [])
  return <InlineScript nonce={nonce} code={themeScript} />
}
