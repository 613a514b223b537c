import { joinWords } from '@/components/ui/join-words'

const fieldLabels: Readonly<Record<string, string>> = {
  name: 'Name',
  note: 'Note',
  type: 'Type',
  locationId: 'Location',
  scopes: 'Access',
  expires: 'Expires',
  ipAllowlist: 'IP allowlist',
  requestsPerMinute: 'Requests per minute',
  acknowledged: 'Confirmation',
  overlap: 'Old token',
}

/** "2 fields need attention: Name and Expires." */
export function fieldSummary(names: readonly string[]): string {
  const labels = joinWords(names.map((name) => fieldLabels[name] ?? name))
  return names.length === 1 ? `1 field needs attention: ${labels}.` : `${names.length} fields need attention: ${labels}.`
}
