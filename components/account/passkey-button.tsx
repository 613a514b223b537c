'use client'

import Fingerprint from 'lucide-react/icons/fingerprint'
import type { ComponentProps } from 'react'
import { Button } from '../ui/button'
import { usePasskeySupport } from './passkey'

/** Button that starts a passkey request; missing where the browser has no passkeys. */
export function PasskeyButton({ children, ...button }: ComponentProps<typeof Button>) {
  return (
    usePasskeySupport() && (
      <Button {...button}>
        <Fingerprint aria-hidden size={16} strokeWidth={1.75} />
        {children}
      </Button>
    )
  )
}
