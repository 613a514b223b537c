import type { ComponentProps, ReactNode } from 'react'
import { Section } from './section'

/** Actions of a page that can't be undone. They are outlined here; the dialog has the filled button. */
export const DangerZone = ({ children, ...native }: ComponentProps<'div'>) => (
  <Section id="danger" title="Danger zone">
    <div data-noprint {...native} className="divide-y divide-line rounded-lg border border-line bg-surface">
      {children}
    </div>
  </Section>
)

interface DangerActionProps {
  readonly title: string
  readonly text: string
  /** The button. */
  readonly children: ReactNode
}

export const DangerAction = ({ title, text, children }: DangerActionProps) => (
  <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-3.5">
    <div className="min-w-0 grow basis-60">
      <h3 className="text-base font-semibold">{title}</h3>
      <p className="text-sm text-ink-2">{text}</p>
    </div>
    {children}
  </div>
)
