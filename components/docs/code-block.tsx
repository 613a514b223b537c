import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { cx } from '@/components/ui/cx'

interface CodeBlockProps {
  readonly language: string
  readonly code: string
  /** True inside of tabs, which name the language and draw the frame. */
  readonly framed?: boolean
  readonly children: ReactNode
}

const names: Readonly<Record<string, string>> = {
  bash: 'curl',
  javascript: 'JavaScript',
  python: 'Python',
  json: 'JSON',
  nginx: 'nginx',
  yaml: 'YAML',
  caddyfile: 'Caddyfile',
  ts: 'TypeScript',
  ini: '.env',
  http: 'HTTP',
  text: 'Text',
}

const nameOf = (language: string): string => names[language] ?? language

/** Code with a Copy button; long lines wrap. */
export const CodeBlock = ({ language, code, framed = false, children }: CodeBlockProps) => (
  <figure data-panel={framed ? language : undefined} className={cx('relative', !framed && 'overflow-hidden rounded-lg border border-line')}>
    <figcaption
      className={framed ? 'absolute -top-10 right-1' : 'flex items-center justify-between border-b border-line bg-surface py-0.5 pr-1 pl-4'}
    >
      {!framed && <span className="text-sm text-ink-2">{nameOf(language)}</span>}
      <CopyButton value={code} label={`Copy ${nameOf(language)} code`}>
        Copy
      </CopyButton>
    </figcaption>
    <pre translate="no" className="bg-sunken px-4 py-3 text-sm leading-6 whitespace-pre-wrap [overflow-wrap:anywhere]">
      {children}
    </pre>
  </figure>
)
