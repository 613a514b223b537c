import type { ComponentProps } from 'react'
import { type ButtonVariant, buttonClass } from './button-class'
import { PageLink } from './page-link'

interface LinkButtonProps extends ComponentProps<typeof PageLink> {
  readonly variant?: ButtonVariant | undefined
}

export function LinkButton({ variant = 'secondary', className, ...link }: LinkButtonProps) {
  return <PageLink {...link} className={buttonClass(variant, className)} />
}
