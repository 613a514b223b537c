'use client'

import { Tabs } from '@base-ui/react/tabs'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { useRef, useState } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { firstRequest } from '@/lib/samples/first-request'
import { type Language, languages } from '@/lib/samples/languages'
import { writeSample } from '@/lib/samples/requests'
import { FirstRequest } from './first-request-line'
import type { TokenValues } from './token-files'

interface TestPanelProps {
  readonly values: TokenValues
  /** True if the token is hidden: the code hides it too. */
  readonly hidden: boolean
}

const tab =
  'relative px-3 py-2 text-sm text-ink-2 hover:text-ink data-active:font-semibold data-active:text-ink data-active:after:absolute data-active:after:inset-x-3 data-active:after:bottom-0 data-active:after:h-0.5 data-active:after:bg-accent coarse:min-h-11'

// the dialog must stay open: the token is shown once
const docsPath = '/docs/quick-start#3-make-a-call'

const masked = (values: TokenValues, hidden: boolean): TokenValues => (hidden ? { ...values, token: '•••' } : values)

const sample = (language: Language, values: TokenValues) => writeSample(language, firstRequest(values.destinationId), values)

/** First request ready to paste, and whether it has arrived. */
export function TestPanel({ values, hidden }: TestPanelProps) {
  const [open, setOpen] = useState(true)
  const [language, setLanguage] = useState<Language>('curl')
  const code = useRef<HTMLPreElement>(null)
  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group/test rounded-md border border-line [&_summary]:list-none"
    >
      <summary className="flex cursor-pointer items-center justify-between rounded-md px-3.5 py-2 text-sm font-semibold">
        Test it with curl
        <ChevronDown aria-hidden size={16} strokeWidth={1.75} className="text-ink-3 transition-transform group-open/test:rotate-180" />
      </summary>
      <Tabs.Root value={language} onValueChange={(next: Language) => setLanguage(next)}>
        <div className="flex flex-wrap items-center justify-between border-t border-line px-0.5">
          <Tabs.List aria-label="Language" className="flex">
            {languages.map((each) => (
              <Tabs.Tab key={each} value={each} className={tab}>
                {each}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <span className="ml-auto flex items-center gap-2">
            <CopyButton key={language} value={sample(language, values)} label="Copy command" selectRef={code}>
              Copy command
            </CopyButton>
          </span>
        </div>
        <Tabs.Panel value={language}>
          <pre
            ref={code}
            data-secret
            translate="no"
            spellCheck={false}
            className="border-y border-line bg-sunken px-3.5 py-3 text-xs leading-5 break-all whitespace-pre-wrap"
          >
            {sample(language, masked(values, hidden))}
          </pre>
        </Tabs.Panel>
      </Tabs.Root>
      <FirstRequest tokenKey={values.tokenKey} watching={open} />
      <p className="px-3.5 pb-2.5 text-sm">
        <a
          href={docsPath}
          target="_blank"
          rel="noreferrer"
          className="tap inline-flex items-center py-1 font-medium text-accent underline underline-offset-4"
        >
          Read the quick start (new tab)
        </a>
      </p>
    </details>
  )
}
