import { CopyButton } from '@/components/ui/copy-button'
import type { TwoFactorSetUp } from './types'

const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ')

/** QR code of a secret, and the secret as text for apps that cannot scan. Dark on light in both themes: scanners expect it. */
export function QrImage({ secret, qr: { size, path } }: TwoFactorSetUp) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
      <svg
        role="img"
        aria-label="QR code"
        data-secret
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="size-44 shrink-0 rounded-md border border-line"
      >
        <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
        <path fill="#000" d={path} />
      </svg>
      <div className="min-w-0 grow basis-48 text-sm text-ink-2">
        <p>Can't scan it? Enter this key in the app:</p>
        <p className="mt-1.5 flex items-center gap-1.5">
          <code data-secret translate="no" className="text-sm break-words text-ink">
            {inFours(secret)}
          </code>
          <CopyButton value={secret} label="Copy key" />
        </p>
      </div>
    </div>
  )
}
