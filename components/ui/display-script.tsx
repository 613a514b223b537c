'use client'

import { useLayoutEffect } from 'react'

interface DisplayScriptProps {
  readonly nonce: string | undefined
  readonly density: 'comfortable' | 'compact'
  readonly reduceMotion: boolean
}

/** Sets `data-density` and `data-motion` on `<html>`, for the style sheet, before the content is painted. */
export function DisplayScript({ nonce, density, reduceMotion }: DisplayScriptProps) {
  const motion = reduceMotion ? 'reduced' : 'full'
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    dataset['density'] = density
    dataset['motion'] = motion
    return () => {
      delete dataset['density']
      delete dataset['motion']
    }
  }, [density, motion])
  // a client-rendered page does not run the script and does not need it: silence React's warning
  const type = typeof window === 'undefined' ? 'text/javascript' : 'text/plain'
  const script = `Object.assign(document.documentElement.dataset, ${JSON.stringify({ density, motion })})`
  // biome-ignore lint/security/noDangerouslySetInnerHtml: two values from fixed lists
  return <script nonce={nonce} type={type} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />
}
