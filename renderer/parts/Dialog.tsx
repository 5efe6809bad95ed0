import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { LayerContext, useApp } from '../state/app'
import { Button } from './Button'

/** Raises the layer of commands for as long as it is shown, so that keys of the screen below do nothing. */
export function Layer({ children }: { children: ReactNode }) {
  const { keys } = useApp()
  const [layer] = useState(() => keys.reserveLayer())
  useEffect(() => keys.openLayer(layer), [keys, layer])
  return <LayerContext value={layer}>{children}</LayerContext>
}

export interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** Label of the button that does it; Enter in a one-line field does the same. */
  does?: string
  onDo?: () => void
  canDo?: boolean
  danger?: boolean
  /** Further buttons at the foot. */
  foot?: ReactNode
  /** Width in pixels. */
  width?: number
  /** True where there is much to read and nothing to press in the body: then the keyboard reaches it to scroll it. */
  reads?: boolean
  /** False for a dialog that must be answered. */
  canClose?: boolean
}

/** A dialog over the screen: closes on Escape, gives the focus back to where it was. */
export function Dialog(props: DialogProps) {
  const { title, onClose, children, does, onDo, canDo = true, width = 520, canClose = true } = props
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (canDo) onDo?.()
  }
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable={canClose}
      isKeyboardDismissDisabled={!canClose}
      onOpenChange={(open) => !open && canClose && onClose()}
    >
      <Modal className="dialog" style={{ '--dialog-width': `${width}px` } as React.CSSProperties}>
        <AriaDialog>
          <Layer>
            <form onSubmit={submit} style={{ display: 'contents' }}>
              <div className="dialog-head">
                <Heading slot="title">{title}</Heading>
                {canClose && (
                  <Button look="quiet" onPress={onClose} keys="Esc">
                    Close
                  </Button>
                )}
              </div>
              {props.reads ? (
                <Reading title={title}>{children}</Reading>
              ) : (
                <div className="dialog-body">{children}</div>
              )}
              {(does !== undefined || props.foot) && (
                <div className="dialog-foot">
                  {props.foot}
                  {does !== undefined && (
                    <Button submits look={props.danger ? 'danger' : 'main'} disabled={!canDo}>
                      {does}
                    </Button>
                  )}
                </div>
              )}
            </form>
          </Layer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** What there is to read takes the focus as it comes, so that it is read out and the keys that scroll do scroll it. */
function Reading({ title, children }: { title: string; children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => body.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would say that there is something to fill in
    <div
      className="dialog-body"
      role="group"
      aria-label={title}
      ref={body}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      {children}
    </div>
  )
}
