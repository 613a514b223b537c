import type { ReactNode } from 'react'

interface SettingsPageProps {
  readonly title: string
  /** One sentence. */
  readonly text: string
  readonly children: ReactNode
}

export const SettingsPage = ({ title, text, children }: SettingsPageProps) => (
  <div className="flex max-w-[46rem] flex-col gap-6">
    <header className="flex flex-col gap-1">
      <h1 className="text-2xl">{title}</h1>
      <p className="max-w-[66ch] text-ink-2">{text}</p>
    </header>
    {children}
  </div>
)
