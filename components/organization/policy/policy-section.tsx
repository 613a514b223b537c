import { type ReactNode, useId } from 'react'

interface PolicySectionProps {
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

/** Title beside its fields; above them on a narrow screen. */
export function PolicySection({ title, text, children }: PolicySectionProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-12 gap-y-5 border-t border-line py-8 first:border-t-0 first:pt-0 xl:grid-cols-[16rem_minmax(0,40rem)]"
    >
      <div>
        <h2 id={id} className="text-lg">
          {title}
        </h2>
        <p className="mt-0.5 text-sm text-ink-2">{text}</p>
      </div>
      <div className="flex min-w-0 flex-col gap-6">{children}</div>
    </section>
  )
}
