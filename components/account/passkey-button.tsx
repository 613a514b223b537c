'use client'

import FingerprintPattern from 'lucide-react/icons/fingerprint-pattern'
import type { ComponentProps } from 'react'
import { Button } from '../ui/button'
import { usePasskeySupport } from './passkey'

/** Button that starts a passkey request; missing where the browser has no passkeys. */
export function PasskeyButton({ children, ...button }: ComponentProps<typeof Button>) {
  return (
    usePasskeySupport() && (
      <Button {...button}>
        <FingerprintPattern aria-hidden size={16} strokeWidth={1.75} />
        {children}
      </Button>
    )
  )
}
