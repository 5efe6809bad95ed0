import './case.css'
import type { CaseSummary } from '../../../electron/contract'
import { Button, CommandButton } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { useAct, useApp, useCommands, useQuery } from '../../state/app'
import { folderCommands } from './folderCommands'

/** Everything that is done with the case folder as a whole, each with its key. */
export function Folder({ summary, canShow, onClose }: { summary: CaseSummary; canShow: boolean; onClose: () => void }) {
  const act = useAct()
  return (
    <Dialog
      title="The case folder"
      onClose={onClose}
      width={620}
      {...(canShow && {
        foot: <Button onPress={() => void act('app.showInFolder', { path: summary.folder })}>Show in folder</Button>,
      })}
    >
      <p className="hint">
        <code>{summary.folder}</code>
      </p>
      <Ways readOnly={summary.readOnly !== null} />
    </Dialog>
  )
}

function Ways({ readOnly }: { readOnly: boolean }) {
  const { overlay } = useApp()
  const damage = useQuery('case.damage', readOnly ? {} : null)
  const commands = folderCommands(overlay.set, (damage.value?.logs.length ?? 0) > 0)
  useCommands(commands)
  return (
    <ul className="ways" aria-label="What can be done with it">
      {commands.map((command) => (
        <li key={command.id}>
          <CommandButton command={command} />
          <p className="hint">{command.purpose}</p>
        </li>
      ))}
    </ul>
  )
}
