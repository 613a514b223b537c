/** For operators whose proxy is not named. */
export const unnamedProxy =
  'A proxy is in front of Keyrail, but KEYRAIL_TRUSTED_PROXIES is empty: every request seems to come from the proxy, so tokens with an IP allowlist are rejected and sign-ins are not limited per network. Set it to the IP address of the proxy.'
