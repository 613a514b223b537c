import type { ReactNode } from 'react'
import { EmptyState } from '../ui/empty-state'
import { KeyAvatar } from './key-avatar'

interface ProblemPageProps {
  readonly title: string
  readonly children?: ReactNode
  readonly actions: ReactNode
  readonly search?: ReactNode
}

/** Replaces a page that cannot be shown. */
export const ProblemPage = ({ title, ...content }: ProblemPageProps) => (
  <EmptyState page title={title} drawing={<KeyAvatar text={title} works={false} width={72} />} {...content} />
)
