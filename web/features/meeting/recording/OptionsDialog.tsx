import { useEffect, useState } from 'react'
import type { RecordingFormat } from '../../../../call/recording/recording.ts'
import { supportedFormats } from '../../../../call/recording/recordingSupport.ts'
import { Switch } from '../../../ui/Switch.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ChoiceGroup } from './ChoiceGroup.tsx'
import { messages } from './messages.ts'
import {
  keepChoice,
  megabytesIn10Minutes,
  readChoice,
  type RecordingChoice,
  recordingLayouts,
  recordingQualities,
} from './recordingChoice.ts'

/** How one's recordings are to be, from the next one on (R3, R7). */
export function OptionsDialog({ running, onClose }: { running: boolean; onClose: () => void }) {
  const [choice, setChoice] = useState(readChoice)
  const formats = useFormats()
  const { options } = messages
  const change = (part: Partial<RecordingChoice>) => {
    const next = { ...choice, ...part }
    setChoice(next)
    keepChoice(next)
  }
  const format = formats.includes(choice.format) ? choice.format : formats[0]
  return (
    <Dialog title={options.title} onClose={onClose}>
      {running && <p className="text-muted">{options.later}</p>}
      <ChoiceGroup
        legend={options.layout}
        hint={options.screen}
        value={choice.layout}
        choices={recordingLayouts.map((layout) => ({
          value: layout,
          label: options.layouts[layout],
          hint: options.layoutHints[layout],
        }))}
        onChange={(layout) => change({ layout })}
      />
      <ChoiceGroup
        legend={options.quality}
        value={choice.quality}
        choices={recordingQualities.map((quality) => ({
          value: quality,
          label: options.qualities[quality],
          hint: options.size(megabytesIn10Minutes(quality)),
        }))}
        onChange={(quality) => change({ quality })}
      />
      <div>
        <Switch
          label={options.studio}
          checked={choice.studio}
          onCheckedChange={(studio) => change({ studio })}
        />
        <p className="text-sm text-muted">{options.studioHint}</p>
      </div>
      {formats.length > 1 && format && (
        <ChoiceGroup
          legend={options.format}
          value={format}
          choices={formats.map((made) => ({ value: made, label: options.formats[made] }))}
          onChange={(made) => change({ format: made })}
        />
      )}
      {formats.length === 1 && format && (
        <p className="text-sm text-muted">{options.onlyFormat(options.formats[format])}</p>
      )}
    </Dialog>
  )
}

function useFormats() {
  const [formats, setFormats] = useState<readonly RecordingFormat[]>([])
  useEffect(() => {
    let left = false
    const look = async () => {
      const found = await supportedFormats()
      if (!left) setFormats(found)
    }
    void look()
    return () => {
      left = true
    }
  }, [])
  return formats
}
