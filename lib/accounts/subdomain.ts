/** Names that an operator needs, or that could be mistaken for the operator. */
const reserved = new Set(
  'abuse account admin administrator api app assets auth autoconfig autodiscover billing blog cdn contact dashboard demo dev docs email ftp help host hostmaster imap info keyrail login localhost mail mta-sts mx news ns ns1 ns2 pop postmaster root sales security settings sign-in sign-up smtp ssl staging static status support test token tokens verify webmail webmaster www'.split(
    ' ',
  ),
)

const pattern = /^[a-z0-9](?:[a-z0-9-]{1,61})[a-z0-9]$/

/** True for a host name label of 3 to 63 characters that is not reserved; `xn--…` is another spelling of another name. */
export const isSubdomain = (text: string): boolean => pattern.test(text) && text.slice(2, 4) !== '--' && !reserved.has(text)
