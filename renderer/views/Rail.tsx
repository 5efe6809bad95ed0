import { useState } from 'react'
import type { AppInfo } from '../../electron/contract'
import { Button, KeyHint } from '../parts/Button'
import { useApp, usePlace } from '../state/app'
import { type Appearance, readAppearance, setAppearance } from '../state/appearance'
import { addressOf } from '../state/route'
import { SCREEN_LIST } from './index'

/** The rail at the side: the case, the screens, who is acting. */
export function Rail({ info }: { info: AppInfo }) {
  const { keys, overlay, router } = useApp()
  const place = usePlace()
  const summary = info.case
  if (!summary) return null
  return (
    <nav className="rail" aria-label="Case">
      <button type="button" className="rail-case" onClick={() => overlay.set('case')}>
        <span className="rail-key">
          <span className="rail-mark">Attest</span>
          <KeyHint keys="g i" />
        </span>
        <span className="rail-name" dir="auto">
          {summary.name}
        </span>
        <span className="unseen">, about this case</span>
      </button>
      <ul className="rail-screens">
        {SCREEN_LIST.map((screen) => {
          const number = screen.count?.(summary.counts) ?? null
          return (
            <li key={screen.name}>
              <a
                href={addressOf({ screen: screen.name, open: {} })}
                aria-current={place.screen === screen.name ? 'page' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  router.go(screen.name)
                }}
              >
                <span>{screen.label}</span>
                {number !== null && number > 0 && <span className="rail-count">{number}</span>}
                <KeyHint keys={screen.keys} />
              </a>
            </li>
          )
        })}
      </ul>
      <div className="rail-tools">
        <Button look="quiet" keys="Ctrl+F" onPress={() => overlay.set('search')}>
          Search
        </Button>
        <Button look="quiet" keys="Ctrl+K" onPress={() => overlay.set('palette')}>
          Commands
        </Button>
        <Button look="quiet" keys="g h" onPress={() => overlay.set('history')}>
          History
        </Button>
        <Button look="quiet" keys="g f" onPress={() => overlay.set('folder')}>
          Case folder
        </Button>
        <Button
          look="quiet"
          keys="Ctrl+Z"
          disabled={summary.undo === null || summary.readOnly !== null}
          name={summary.undo === null ? 'Undo' : `Undo: ${summary.undo}`}
          onPress={() => keys.run('undo')}
        >
          Undo
        </Button>
        <Button
          look="quiet"
          keys="Ctrl+Shift+Z"
          disabled={summary.redo === null || summary.readOnly !== null}
          name={summary.redo === null ? 'Redo' : `Redo: ${summary.redo}`}
          onPress={() => keys.run('redo')}
        >
          Redo
        </Button>
        <Button look="quiet" keys="?" onPress={() => overlay.set('keys')}>
          Keys
        </Button>
        <AppearanceButton />
      </div>
      <button type="button" className="rail-person" onClick={() => overlay.set('reviewer')}>
        <span className="hint rail-key">
          Acting <KeyHint keys="g n" />
        </span>
        <span dir="auto">{info.reviewer?.name}</span>
      </button>
    </nav>
  )
}

const NEXT: Record<Appearance, Appearance> = { auto: 'light', light: 'dark', dark: 'auto' }
const WORDS: Record<Appearance, string> = {
  auto: 'Appearance: automatic',
  light: 'Appearance: light',
  dark: 'Appearance: dark',
}

/** Goes round: as the computer says, light, dark. */
export function AppearanceButton() {
  const [appearance, setState] = useState(() => readAppearance(localStorage))
  return (
    <Button
      look="quiet"
      onPress={() => {
        const next = NEXT[appearance]
        setAppearance(next, document.documentElement, localStorage)
        setState(next)
      }}
    >
      {WORDS[appearance]}
    </Button>
  )
}
