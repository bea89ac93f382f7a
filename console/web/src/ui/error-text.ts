import { ApiFailure } from '../api/api-failure.js'
import { useT } from '../i18n/language.js'

/** What to tell about an error: the server's own sentence when it said one. */
export function useErrorText(): (error: unknown) => string {
  const t = useT()
  return (error) => {
    if (!(error instanceof ApiFailure)) return t('web.state.crashed')
    if (error.status === 0) return t('web.state.no_answer')
    return error.said ?? t('web.state.failed')
  }
}
