import './keys.css'
import { useState } from 'react'
import { KeyHint } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { Check } from '../../parts/Fields'
import { useApp } from '../../state/app'
import type { Command } from '../../state/keys'

const LISTS = [
  { label: 'From the screen into its list', keys: ['↓'] },
  { label: 'Next, previous in a list', keys: ['↓', '↑'] },
  { label: 'Page down, page up in a list', keys: ['PageDown', 'PageUp'] },
  { label: 'Next, previous part of the screen', keys: ['Tab', 'Shift+Tab'] },
  { label: 'Leave a text field', keys: ['Esc'] },
  { label: 'Close what is open over the screen', keys: ['Esc'] },
]

/** Every key that works here, under its heading. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { keys } = useApp()
  // As they stood before this sheet came on top of them.
  const [commands] = useState(() => keys.commands())
  const [lettersOn, setLettersOn] = useState(keys.lettersOn)
  const groups = new Map<string, Command[]>()
  for (const command of commands)
    if (command.keys.length > 0) groups.set(command.group, [...(groups.get(command.group) ?? []), command])
  return (
    <Dialog title="Keys" onClose={onClose} width={860}>
      <div className="key-sheet">
        {[...groups].map(([group, list]) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {list.map((command) => (
                <div key={command.id}>
                  <dt>{command.label}</dt>
                  <dd>
                    {command.keys.map((key) => (
                      <KeyHint key={key} keys={key} />
                    ))}
                    <span className="unseen">{command.keys.join(' or ')}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section aria-label="Lists">
          <h3>Lists and focus</h3>
          <dl>
            {LISTS.map((line) => (
              <div key={line.label}>
                <dt>{line.label}</dt>
                <dd>
                  {line.keys.map((key) => (
                    <KeyHint key={key} keys={key} />
                  ))}
                  <span className="unseen">{line.keys.join(', ')}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <Check
        checked={lettersOn}
        onChange={(on) => {
          keys.lettersOn = on
          setLettersOn(on)
        }}
      >
        Single letters are keys. Switch this off if you speak to the computer or keys are pressed by chance.
      </Check>
      <p className="hint">Keys are off while you type in a text field. On a Mac, Ctrl is ⌘.</p>
    </Dialog>
  )
}
