import { type ReactNode, useId } from 'react'

interface CardFrameProps {
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

export function Card({ title, text, children }: CardFrameProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="rounded-lg border border-line bg-surface">
      <div className="border-b border-line px-5 py-4">
        <h2 id={id} className="text-lg">
          {title}
        </h2>
        <p className="mt-0.5 text-sm text-ink-2">{text}</p>
      </div>
      <div className="flex flex-col gap-5 px-5 py-5">{children}</div>
    </section>
  )
}
