import { inRoot } from '../root.mjs'

/** Bundles the command line into a folder. */
export async function bundle(outdir) {
  const { build, stop } = await import('esbuild')
  try {
    await build({
      absWorkingDir: inRoot(),
      entryPoints: { main: 'lib/cli/main.ts' },
      outdir,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      conditions: ['react-server'],
      logLevel: 'error',
    })
  } finally {
    // its process would live beside the dashboard for as long as that
    await stop()
  }
}
