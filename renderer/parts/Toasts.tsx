import { useApp, useCell } from '../state/app'
import { Button } from './Button'

/** The messages at the foot of the window; read out as they come, errors at once. */
export function Toasts() {
  const { toasts } = useApp()
  const shown = useCell(toasts)
  return (
    // The attribute keeps the messages usable while a dialog is open: pressing undo is no press outside it.
    <section className="toasts" aria-label="Messages" data-react-aria-top-layer="true">
      <div role="status" aria-live="polite" style={{ display: 'contents' }}>
        {shown
          .filter((toast) => toast.level !== 'error')
          .map((toast) => (
            <div key={toast.id} className={`toast ${toast.level}`}>
              <span>{toast.text}</span>
              {toast.action && (
                <Button
                  keys={toast.action.keys ?? undefined}
                  onPress={() => {
                    toasts.dismiss(toast.id)
                    toast.action?.run()
                  }}
                >
                  {toast.action.label}
                </Button>
              )}
              <Button look="quiet" name={`Dismiss: ${toast.text}`} onPress={() => toasts.dismiss(toast.id)}>
                <span aria-hidden="true">×</span>
              </Button>
            </div>
          ))}
      </div>
      <div role="alert" style={{ display: 'contents' }}>
        {shown
          .filter((toast) => toast.level === 'error')
          .map((toast) => (
            <div key={toast.id} className="toast error">
              <span>{toast.text}</span>
              <Button look="quiet" name={`Dismiss: ${toast.text}`} onPress={() => toasts.dismiss(toast.id)}>
                <span aria-hidden="true">×</span>
              </Button>
            </div>
          ))}
      </div>
    </section>
  )
}
