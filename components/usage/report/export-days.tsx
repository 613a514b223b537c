'use client'

import Download from 'lucide-react/icons/download'
import { saveFile } from '@/components/tokens/dialogs/reveal/save-file'
import { Button } from '@/components/ui/button'
import type { UsageDay } from '@/lib/usage/types'
import { daysCsv } from './days-csv'

/** Saves the requests by day that the page shows. */
export const ExportDays = ({ org, days }: { readonly org: string; readonly days: readonly UsageDay[] }) => (
  <Button onClick={() => saveFile(`usage-${org}-${days.length}-days.csv`, 'text/csv', daysCsv(days))}>
    <Download aria-hidden size={16} strokeWidth={1.75} />
    Export CSV
  </Button>
)
