import type { OverlayName } from '../../state/app'
import type { Command } from '../../state/keys'

/** Something that is done with the case folder as a whole, and a sentence on what it is for. */
export interface FolderCommand extends Command {
  purpose: string
}

/**
 * What can be done with the case folder: with its keys on the screens, in the palette, and as buttons of its dialog.
 *
 * @param damaged whether the case is read-only since it is damaged.
 */
export function folderCommands(open: (overlay: OverlayName) => void, damaged: boolean): FolderCommand[] {
  const command = (name: OverlayName, label: string, keys: string, purpose: string): FolderCommand => ({
    id: `folder.${name}`,
    label,
    group: 'Case folder',
    keys: [keys],
    purpose,
    run: () => open(name),
  })
  return [
    ...(damaged
      ? [
          command(
            'damage',
            'What is damaged, and what can be done…',
            'g d',
            'Faults by file and line; what can be restored.',
          ),
        ]
      : []),
    command('bring in', 'Bring in another copy…', 'g b', 'What somebody else did, from their folder or their bundle.'),
    command(
      'second opinion',
      'Ask for a second opinion…',
      'g s',
      'Sends chosen claims without the verdicts, to be judged unseen.',
    ),
    command('send a copy', 'Send a copy of the whole case…', 'g w', 'A bundle of everything but what is withheld.'),
    command('agreement', 'How far reviewers agree', 'g t', 'Percent, kappa and alpha of what was judged blind.'),
    command('check', 'Check the case folder', 'g k', 'Reads every line and file, and names each fault.'),
    command('erase', 'Erase…', 'g x', 'An article, a note or a person’s data, on a stated ground.'),
  ]
}
