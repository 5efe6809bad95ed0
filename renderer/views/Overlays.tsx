import type { AppInfo } from '../../electron/contract'
import { useApp, useCell } from '../state/app'
import { Agreement } from './case/Agreement'
import { BringIn } from './case/BringIn'
import { CaseDialog, ReviewerDialog } from './case/CaseDialog'
import { CheckFolder } from './case/CheckFolder'
import { Damage } from './case/Damage'
import { Erase } from './case/Erase'
import { Folder } from './case/Folder'
import { History } from './case/History'
import { SendCopy } from './case/SendCopy'
import { KeySheet } from './keys/KeySheet'
import { Palette } from './palette/Palette'
import { Search } from './search/Search'

/** Whatever is open over the screens. */
export function Overlays({ info }: { info: AppInfo }) {
  const { overlay } = useApp()
  const open = useCell(overlay)
  const close = () => overlay.set(null)
  if (open === 'search') return <Search onClose={close} />
  if (open === 'palette') return <Palette onClose={close} />
  if (open === 'keys') return <KeySheet onClose={close} />
  if (open === 'history') return <History onClose={close} />
  if (open === 'bring in') return <BringIn onClose={close} />
  if (open === 'second opinion') return <SendCopy what="second opinion" onClose={close} key={open} />
  if (open === 'send a copy') return <SendCopy what="whole case" onClose={close} key={open} />
  if (open === 'agreement') return <Agreement onClose={close} />
  if (open === 'check') return <CheckFolder onClose={close} />
  if (open === 'damage') return <Damage onClose={close} />
  if (open === 'erase') return <Erase onClose={close} />
  if (open === 'folder' && info.case)
    return <Folder summary={info.case} canShow={info.host.showInFolder} onClose={close} />
  if (open === 'case' && info.case) return <CaseDialog summary={info.case} onClose={close} />
  if (open === 'reviewer') return <ReviewerDialog name={info.reviewer?.name ?? ''} onClose={close} />
  return null
}
