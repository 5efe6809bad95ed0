import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { Command } from '../state/keys'

/** The keys of a command, as printed on them; a sequence shows its keys one after the other. */
export function KeyHint({ keys }: { keys: string }) {
  const onMac = navigator.platform.startsWith('Mac')
  const parts = keys.split(' ').map((press) => (onMac ? press.replace('Ctrl+', '⌘') : press))
  return (
    <span className="key" aria-hidden="true">
      {parts.map((part) => (
        <kbd key={part}>{part.length === 1 ? part.toUpperCase() : part.replace('Escape', 'Esc')}</kbd>
      ))}
    </span>
  )
}

/** The notation that assistive technology expects, such as `Control+K`. */
const shortcut = (keys: string) => keys.replace('Ctrl+', 'Control+')

export interface ButtonProps {
  children: ReactNode
  onPress?: () => void
  /** `chosen` is the one of several that is on. */
  look?: 'plain' | 'main' | 'quiet' | 'danger' | 'chosen'
  keys?: string | undefined
  disabled?: boolean
  submits?: boolean
  /** Name for those who do not see it, where the words on the button do not say enough. */
  name?: string
  /** Set on a button that is on or off. */
  pressed?: boolean
  /** False takes it out of the tab order (in lists, where only the current row's buttons are stops). */
  stop?: boolean
  className?: string
  focusFirst?: boolean
}

export function Button(props: ButtonProps) {
  const { children, look = 'plain', keys, name, pressed } = props
  return (
    <AriaButton
      className={`button ${look} ${props.className ?? ''}`}
      type={props.submits ? 'submit' : 'button'}
      isDisabled={props.disabled ?? false}
      excludeFromTabOrder={props.stop === false}
      autoFocus={props.focusFirst ?? false}
      {...(props.onPress && { onPress: props.onPress })}
      {...(name !== undefined && { 'aria-label': name })}
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
      {...(keys !== undefined && { 'aria-keyshortcuts': shortcut(keys) })}
    >
      {children}
      {keys !== undefined && <KeyHint keys={keys} />}
    </AriaButton>
  )
}

/** A command as a button, with its first key beside the words. */
export function CommandButton({
  command,
  look,
  pressed,
  children,
}: {
  command: Command
  look?: ButtonProps['look']
  pressed?: boolean
  children?: ReactNode
}) {
  return (
    <Button
      onPress={() => command.run()}
      keys={command.keys[0]}
      disabled={command.enabled === false}
      {...(look && { look })}
      {...(pressed !== undefined && { pressed })}
    >
      {children ?? command.label}
    </Button>
  )
}
