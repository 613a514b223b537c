'use client'

import { useLayoutEffect } from 'react'
import { languageScript, useSampleLanguage } from './sample-language'

/** Sets `data-language` on `<html>` before the content is painted; the style sheet shows the samples of that language. */
export function SampleLanguageScript({ nonce }: { readonly nonce: string | undefined }) {
  const language = useSampleLanguage()
  useLayoutEffect(() => {
    document.documentElement.dataset['language'] = language
  }, [language])
  // a client-rendered page does not run the script and does not need it: silence React's warning
  const type = typeof window === 'undefined' ? 'text/javascript' : 'text/plain'
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
  return <script nonce={nonce} type={type} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: languageScript }} />
}
