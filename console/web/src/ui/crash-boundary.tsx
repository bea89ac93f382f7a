import { Component, type ReactNode } from 'react'
import { ErrorState } from './error-state.js'

/** React catches what a page throws in a class only: the page is replaced, the menu around it stays. */
export class CrashBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    return error ? (
      <ErrorState error={error} retry={() => this.setState({ error: null })} />
    ) : (
      this.props.children
    )
  }
}
