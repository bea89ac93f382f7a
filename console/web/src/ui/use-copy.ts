import { useT } from '../i18n/language.js'
import { useSay } from './say.js'

/** Puts a text on the clipboard and says so. */
export function useCopy(): (text: string) => void {
  const t = useT()
  const say = useSay()
  return (text) =>
    void navigator.clipboard.writeText(text).then(() => say.done(t('web.action.copied')), say.failed)
}
