import { createRoot } from 'react-dom/client'
import { App } from './app.js'
import './styles/base.css'
import './styles/print.css'

const place = document.getElementById('root')
if (place) createRoot(place).render(<App />)
