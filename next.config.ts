import type { NextConfig } from 'next'
import { closedPolicy, everywhere } from './lib/boot/response-headers.mjs'

/** Headers that differ by request (nonce, caching, HSTS) are set by proxy.ts. */
const pairs = (headers: Readonly<Record<string, string>>) => Object.entries(headers).map(([key, value]) => ({ key, value }))
const { 'X-Content-Type-Options': nosniff, 'Cross-Origin-Resource-Policy': sameOriginOnly } = everywhere

const config: NextConfig = {
  output: 'standalone',
  typedRoutes: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // types are checked by `npm run check`
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  // each route is its own bundle: external packages are loaded once for all of them
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
  outputFileTracingIncludes: { '/*': ['./prisma/migrations/**/*', './docs/pages/**/*'] },
  outputFileTracingExcludes: { '/*': ['./.data/**/*', './e2e/**/*', './bench/**/*'] },
  // arguments of server functions may hold passwords
  logging: { serverFunctions: false },
  agentRules: false,
  devIndicators: false,
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: '64kb' },
    // costs the first build nine seconds and 150 MB of disk
    turbopackFileSystemCacheForBuild: false,
    // 64 MB that nothing reads
    turbopackSourceMaps: false,
    turbopackCjsTreeShaking: true,
    turbopackCjsScopeHoisting: true,
    turbopackCrossModuleConstants: true,
    turbopackMangleExportNames: true,
    // larger chunks compress better: 5 kB less on the tokens page
    turbopackChunking: { minChunkSize: 320_000 },
  },
  // one Markdown file for each page of the docs
  rewrites: async () => [{ source: '/docs/:slug(.+)\\.md', destination: '/docs/markdown/:slug' }],
  headers: async () => [
    { source: '/((?!_next/static/).*)', headers: pairs(everywhere) },
    // document headers have no effect on static files, and a page loads twenty of them
    {
      source: '/_next/static/:path*',
      headers: pairs({ 'X-Content-Type-Options': nosniff, 'Cross-Origin-Resource-Policy': sameOriginOnly }),
    },
    { source: '/:area(api|oauth|qa)/:path*', headers: pairs({ 'Content-Security-Policy': closedPolicy }) },
  ],
}

export default config
