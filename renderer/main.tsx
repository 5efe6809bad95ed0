import './styles/tokens.css'
import './styles/base.css'
import './styles/parts.css'
import './styles/frame.css'
import { createRoot } from 'react-dom/client'
import { connect } from './api'
import { AppProvider, createApp } from './state/app'
import { readAppearance, setAppearance } from './state/appearance'
import { Frame } from './views/Frame'

const root = document.getElementById('root')
if (root) {
  setAppearance(readAppearance(localStorage), document.documentElement, localStorage)
  const app = createApp(connect(), window)
  createRoot(root).render(
    <AppProvider app={app}>
      <Frame />
    </AppProvider>,
  )
}
