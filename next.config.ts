import type { NextConfig } from 'next'

const nosniff = { key: 'X-Content-Type-Options', value: 'nosniff' }
const sameOriginOnly = { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' }

/** Same on every answer but scripts, styles and fonts; what differs by request (nonce, caching, HSTS) is set in proxy.ts. */
const everywhere = [
  nosniff,
  sameOriginOnly,
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()' },
]

const documentsNothing = [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }]

const config: NextConfig = {
  output: 'standalone',
  typedRoutes: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // types are checked by `npm run check`
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  // each route has a script of its own: what stays outside is compiled, kept and loaded once
  serverExternalPackages: [
    'better-sqlite3',
    'pg',
    'pino',
    'nodemailer',
    'zod',
    'bowser',
    'croner',
    '@node-rs/argon2',
    '@prisma/client',
    '@prisma/adapter-better-sqlite3',
    '@prisma/adapter-pg',
  ],
  outputFileTracingIncludes: { '/*': ['./prisma/migrations/**/*'] },
  outputFileTracingExcludes: { '/*': ['./.data/**/*', './e2e/**/*', './bench/**/*'] },
  // arguments of server functions may hold passwords
  logging: { serverFunctions: false },
  agentRules: false,
  devIndicators: false,
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: '64kb' },
    // it costs a first build nine seconds and 150 MB of disk to make a second one quicker, and few make a second one
    turbopackFileSystemCacheForBuild: false,
    // 64 MB that nothing reads
    turbopackSourceMaps: false,
    turbopackCjsTreeShaking: true,
    turbopackCjsScopeHoisting: true,
    turbopackCrossModuleConstants: true,
    turbopackMangleExportNames: true,
    // scripts that are larger than usual weigh 5 kB less on the tokens page: they compress together
    turbopackChunking: { minChunkSize: 200_000 },
  },
  // browsers ask for this where a page names no icon yet
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  headers: async () => [
    { source: '/((?!_next/static/).*)', headers: everywhere },
    // of no use on a file that is no document, and a page loads twenty of them
    { source: '/_next/static/:path*', headers: [nosniff, sameOriginOnly] },
    { source: '/:area(api|oauth|qa)/:path*', headers: documentsNothing },
  ],
}

export default config
