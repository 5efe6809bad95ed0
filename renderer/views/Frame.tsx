import { type KeyboardEvent, useEffect, useMemo } from 'react'
import type { AppInfo } from '../../electron/contract'
import { Failed, Loading } from '../parts/States'
import { Toasts } from '../parts/Toasts'
import { type OverlayName, useAct, useApp, useCommands, usePlace, useQuery } from '../state/app'
import { focusList, focusScreen, isFocusLost, isFocusOnScreen } from '../state/focus'
import type { Command } from '../state/keys'
import { usePresses } from '../state/presses'
import { addressOf } from '../state/route'
import { Banners } from './Banners'
import { folderCommands } from './case/folderCommands'
import { SCREEN_LIST } from './index'
import { Overlays } from './Overlays'
import { Rail } from './Rail'
import { useUndo } from './undo'
import { Welcome } from './welcome/Welcome'

/** The window: the rail, what must be known now, and the screen. */
export function Frame() {
  usePresses()
  const info = useQuery('app.info', {})
  return (
    <>
      {info.status === 'loading' && <Loading what="Opening Attest…" />}
      {info.status === 'error' && <Failed message={info.error.message} />}
      {info.status === 'ready' && <Shown info={info.value} />}
      <Toasts />
    </>
  )
}

function Shown({ info }: { info: AppInfo }) {
  const { overlay } = useApp()
  useEffect(() => {
    document.title = info.case ? `${info.case.name} – Attest` : 'Attest'
  }, [info.case])
  // Another case is another place: what was open does not carry over.
  if (!info.reviewer || !info.case) return <Welcome info={info} />
  return <CaseFrame info={info} key={`${info.case.id} ${info.case.folder}`} onOverlay={overlay.set} />
}

function CaseFrame({ info, onOverlay }: { info: AppInfo; onOverlay: (name: OverlayName) => void }) {
  const { router } = useApp()
  const act = useAct()
  const damage = useQuery('case.damage', info.case?.readOnly == null ? null : {})
  const damaged = (damage.value?.logs.length ?? 0) > 0
  const place = usePlace()
  const screen = SCREEN_LIST.find(({ name }) => name === place.screen) ?? SCREEN_LIST[0]
  useUndo(info.case)
  useCommands(
    useMemo<Command[]>(
      () => [
        ...SCREEN_LIST.map(({ name, label, purpose, keys }) => ({
          id: `go.${name}`,
          label: `${label}: ${purpose.charAt(0).toLowerCase()}${purpose.slice(1)}`,
          group: 'Screens',
          keys: [keys],
          run: () => router.go(name),
        })),
        {
          id: 'search',
          label: 'Search everything',
          group: 'Everywhere',
          keys: ['Ctrl+F'],
          inFields: true,
          run: () => onOverlay('search'),
        },
        {
          id: 'palette',
          label: 'Find a command',
          group: 'Everywhere',
          keys: ['Ctrl+K'],
          inFields: true,
          run: () => onOverlay('palette'),
        },
        { id: 'keys', label: 'Show all keys', group: 'Everywhere', keys: ['?'], run: () => onOverlay('keys') },
        {
          id: 'history',
          label: 'History of the case',
          group: 'Everywhere',
          keys: ['g h'],
          run: () => onOverlay('history'),
        },
        { id: 'case', label: 'About this case', group: 'Everywhere', keys: ['g i'], run: () => onOverlay('case') },
        {
          id: 'reviewer',
          label: 'Act under another name',
          group: 'Everywhere',
          keys: ['g n'],
          run: () => onOverlay('reviewer'),
        },
        {
          id: 'close',
          label: 'Close the case, to begin or open another',
          group: 'Everywhere',
          keys: ['g o'],
          run: () => void act('case.close', {}),
        },
        { id: 'folder', label: 'The case folder', group: 'Case folder', keys: ['g f'], run: () => onOverlay('folder') },
        ...folderCommands(onOverlay, damaged),
      ],
      [router, onOverlay, damaged, act],
    ),
  )
  // Whoever opens a damaged case is asked at once what is to be done.
  useEffect(() => {
    if (damaged) onOverlay('damage')
  }, [damaged, onOverlay])
  const address = addressOf(place)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen is the occasion
  useEffect(() => {
    if (!isFocusOnScreen()) focusScreen()
  }, [place.screen])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place may have taken away what had the focus
  useEffect(() => {
    if (isFocusLost()) focusScreen()
  }, [address])
  const Shown = screen?.component
  return (
    <div className="frame">
      <Rail info={info} />
      <div className="stage">
        <Banners info={info} damaged={damaged} />
        <main className="screen" aria-label={screen?.label} tabIndex={-1} onKeyDown={onScreenKey}>
          {Shown && <Shown />}
        </main>
      </div>
      <Overlays info={info} />
    </div>
  )
}

/** The down arrow leads from the screen into its list, Escape from a text field back to the screen's keys. */
function onScreenKey(event: KeyboardEvent<HTMLElement>) {
  const { target, currentTarget, key } = event
  // What dialogs and lists over the screen pass up is not the screen's.
  if (event.defaultPrevented || !(target instanceof HTMLElement) || !currentTarget.contains(target)) return
  if (key === 'ArrowDown' && target === currentTarget && focusList()) event.preventDefault()
  const isField = target.matches('textarea, input:not([type=checkbox], [type=radio])')
  const clearsItself = target instanceof HTMLInputElement && target.type === 'search' && target.value !== ''
  if (key !== 'Escape' || !isField || clearsItself) return
  event.preventDefault()
  focusScreen()
}
