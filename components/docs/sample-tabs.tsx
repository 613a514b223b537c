'use client'

import { type ReactNode, useId } from 'react'
import { chooseLanguage, type SampleLanguage, sampleLanguages, useSampleLanguage } from './sample-language'

interface SampleTabsProps {
  readonly languages: readonly SampleLanguage[]
  /** One block of code for each language, marked with `data-panel`. */
  readonly children: ReactNode
}

const label =
  'cursor-pointer border-b-2 border-transparent px-3 py-2 text-sm text-ink-2 hover:text-ink has-checked:border-accent has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-ring coarse:min-h-11'

/** The same request in several languages. All groups of the docs show the language that was chosen last. */
export function SampleTabs({ languages, children }: SampleTabsProps) {
  const name = useId()
  const chosen = useSampleLanguage()
  const shown = languages.includes(chosen) ? chosen : languages[0]
  return (
    <div data-panels={languages.join(' ')} className="overflow-hidden rounded-lg border border-line bg-surface">
      <fieldset className="flex border-b border-line px-1">
        <legend className="sr-only">Language</legend>
        {languages.map((language) => (
          <label key={language} className={label}>
            <input type="radio" name={name} className="sr-only" checked={language === shown} onChange={() => chooseLanguage(language)} />
            {sampleLanguages[language]}
          </label>
        ))}
      </fieldset>
      {children}
    </div>
  )
}
