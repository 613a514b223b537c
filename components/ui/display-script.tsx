'use client'

import { useLayoutEffect } from 'react'
import { InlineScript } from './inline-script'

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
  return <InlineScript nonce={nonce} code={`Object.assign(document.documentElement.dataset, ${JSON.stringify({ density, motion })})`} />
}
