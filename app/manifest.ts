import type { MetadataRoute } from 'next'

// biome-ignore lint/style/noDefaultExport: Next reads the default export
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Keyrail',
    short_name: 'Keyrail',
    start_url: '/',
    display: 'browser',
    background_color: '#fbfaf7',
    theme_color: '#fbfaf7',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
