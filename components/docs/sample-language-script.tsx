'use client'

import { useLayoutEffect } from 'react'
import { InlineScript } from '@/components/ui/inline-script'
import { languageScript, useSampleLanguage } from './sample-language'

/** Sets `data-language` on `<html>` before the content is painted; the style sheet shows the samples of that language. */
export function SampleLanguageScript({ nonce }: { readonly nonce: string | undefined }) {
  const language = useSampleLanguage()
  useLayoutEffect(() => {
    document.documentElement.dataset['language'] = language
  }, [language])
  return <InlineScript nonce={nonce} code={languageScript} />
}
