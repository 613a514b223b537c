import Link from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonVariant, buttonClass } from './button-class'

export interface LinkButtonProps extends ComponentProps<typeof Link> {
  readonly variant?: ButtonVariant | undefined
}

export function LinkButton({ variant = 'secondary', className, ...link }: LinkButtonProps) {
  return <Link {...link} className={buttonClass(variant, className)} />
}
