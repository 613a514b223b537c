import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { OriginBanner } from '@/components/session/origin-banner'
import { RouteFocus } from '@/components/shell/route-focus'
import { TraversalScript } from '@/components/shell/traversal-script'
import { Announcer } from '@/components/ui/announcer'
import { ThemeScript } from '@/components/ui/theme-script'
import { ToastProvider } from '@/components/ui/toasts'
import { whereIs } from '@/lib/boot/origin-url.mjs'
import { pageNonce } from '@/lib/http/nonce'
import { pageOrigin } from '@/lib/http/page-origin'
import { fontClass } from './fonts'
import './globals.css'
import { MaintenanceNotice } from './maintenance-notice'

export const metadata: Metadata = {
  title: { template: '%s · Keyrail', default: 'Keyrail' },
  description: 'API tokens: create one for each integration, see what it did, and deactivate it at any time.',
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#081014' },
  ],
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [nonce, origin] = await Promise.all([pageNonce(), pageOrigin()])
  return (
    <html lang="en" data-origin={origin} data-origin-problem={origin && whereIs(origin)} className={fontClass} suppressHydrationWarning>
      <head>
        <ThemeScript nonce={nonce} />
        <TraversalScript nonce={nonce} />
      </head>
      <body>
        <OriginBanner />
        <MaintenanceNotice />
        <Announcer>
          <RouteFocus />
          <ToastProvider>{children}</ToastProvider>
        </Announcer>
      </body>
    </html>
  )
}
