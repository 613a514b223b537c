export default { poweredByHeader: false, output: 'standalone', typescript: { ignoreBuildErrors: true } }
