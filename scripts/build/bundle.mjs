import { inRoot } from '../root.mjs'

export async function bundle(outdir) {
  const { build, stop } = await import('esbuild')
  try {
    await build({
      absWorkingDir: inRoot(),
      entryPoints: {
        main: 'lib/cli/main.ts',
        revoker: 'lib/cli/revoker.ts',
        verifier: 'lib/verifier/main.ts',
        'usage-thread': 'lib/verifier/usage-thread.ts',
      },
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
    // otherwise the bundler's process keeps running
    await stop()
  }
}
