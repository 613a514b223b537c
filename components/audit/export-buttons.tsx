'use client'

import Download from 'lucide-react/icons/download'
import { useState } from 'react'
import { useAction } from '@/components/session/use-action'
import { downloadExport } from '@/components/tokens/list/download-export'
import { Button } from '@/components/ui/button'
import { useToasts } from '@/components/ui/toasts'

interface ExportButtonsProps {
  /** Path of the export without its format. */
  readonly path: string
  readonly query: string
  readonly formats: readonly ('csv' | 'json')[]
  /** Subject of the message: "The audit log". */
  readonly thing: string
}

/** Saves everything that the filters select as a file. */
export function ExportButtons({ path, query, formats, thing }: ExportButtonsProps) {
  const { run } = useAction()
  const toasts = useToasts()
  const [busy, setBusy] = useState<string | null>(null)
  const save = async (format: 'csv' | 'json') => {
    setBusy(format)
    const outcome = await run(() => downloadExport(`${path}?${query}${query && '&'}format=${format}`, toasts))
    if (!outcome.ok) {
      const retry = { label: 'Try again', run: () => void save(format) }
      toasts.add({ tone: 'bad', text: `${thing} could not be exported.`, action: retry })
    }
    setBusy(null)
  }
  return (
    <div className="flex flex-wrap gap-2">
      {formats.map((format) => (
        <Button key={format} busy={busy === format} busyLabel="Exporting…" onClick={() => void save(format)}>
          <Download aria-hidden size={16} strokeWidth={1.75} />
          Export {format.toUpperCase()}
        </Button>
      ))}
    </div>
  )
}
