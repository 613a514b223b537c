import Link from 'lucide-react/icons/link'
import type { ReactNode } from 'react'

interface DocHeadingProps {
  readonly level: 2 | 3
  readonly id: string
  readonly children: ReactNode
}

/** Heading with a link to itself. */
export function DocHeading({ level, id, children }: DocHeadingProps) {
  const Tag = level === 2 ? 'h2' : 'h3'
  return (
    <Tag id={id} className="group/heading scroll-mt-20">
      {children}
      <a
        href={`#${id}`}
        aria-label="Link to this section"
        data-noprint
        className="ml-2 inline-grid size-6 place-items-center rounded-sm align-middle text-ink-3 opacity-0 group-hover/heading:opacity-100 hover:text-ink focus-visible:opacity-100"
      >
        <Link aria-hidden size={16} strokeWidth={1.75} />
      </a>
    </Tag>
  )
}
