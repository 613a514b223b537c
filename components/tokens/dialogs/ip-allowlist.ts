import { canonicalCidr, canonicalIp, isInCidrs } from '@/lib/ip'

/** True for an IPv4 or IPv6 address, with or without a prefix length. */
export const isIpOrCidr = (text: string): boolean => canonicalCidr(text) !== null

/** True if the verifier would accept a request from this IP; an empty list allows every IP. */
export const allowsIp = (ipAllowlist: readonly string[], ip: string): boolean =>
  ipAllowlist.length === 0 || canonicalIp(ip) === null || isInCidrs(ip, ipAllowlist)

/** Splits typed or pasted text into its entries. */
export const splitIps = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== '')
