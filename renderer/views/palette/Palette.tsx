import './palette.css'
import { useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { TextField } from 'react-aria-components/TextField'
import { KeyHint } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { useApp } from '../../state/app'
import { matches } from '../../state/matches'

/** Every command that can be run here, found by a few letters of its name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { keys } = useApp()
  // As they stood before the palette came on top of them.
  const [commands] = useState(() =>
    keys.commands().filter((command) => command.enabled !== false && command.id !== 'palette'),
  )
  return (
    <Dialog title="Commands" onClose={onClose} width={600}>
      <Autocomplete filter={matches}>
        {/* Not a SearchField: that would take the first Escape to clear itself, and only the second would close the dialog. */}
        <TextField aria-label="Find a command" autoFocus className="field">
          <Input type="search" placeholder="Type what you want to do" />
        </TextField>
        <ListBox
          aria-label="Commands"
          className="options palette-list"
          items={commands}
          renderEmptyState={() => <p className="hint palette-none">No command is called that here.</p>}
          onAction={(id) => {
            onClose()
            keys.run(String(id))
          }}
        >
          {(command) => (
            <ListBoxItem id={command.id} textValue={`${command.label} ${command.group}`} className="palette-item">
              <span>{command.label}</span>
              <span className="hint">{command.group}</span>
              {command.keys[0] !== undefined && <KeyHint keys={command.keys[0]} />}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </Dialog>
  )
}
