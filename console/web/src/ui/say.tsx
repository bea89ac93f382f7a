import { Toast, Toaster, ToastTitle, useToastController } from '@fluentui/react-components'
import { createContext, type ReactNode, use, useCallback, useMemo } from 'react'
import { useErrorText } from './error-text.js'

interface Say {
  done(text: string): void
  failed(error: unknown): void
}

const SayContext = createContext<Say | null>(null)
const TOASTER = 'say'

/** Short news at the page's edge; screen readers hear them too. */
export function SayProvider({ children }: { children: ReactNode }): ReactNode {
  const { dispatchToast } = useToastController(TOASTER)
  const text = useErrorText()
  const tell = useCallback(
    (title: string, intent: 'success' | 'error') =>
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
        </Toast>,
        { intent, timeout: intent === 'error' ? 10_000 : 4000 },
      ),
    [dispatchToast],
  )
  const say = useMemo(
    () => ({
      done: (title: string) => tell(title, 'success'),
      failed: (error: unknown) => tell(text(error), 'error'),
    }),
    [tell, text],
  )
  return (
    <SayContext value={say}>
      {children}
      <Toaster toasterId={TOASTER} position="bottom-end" />
    </SayContext>
  )
}

export function useSay(): Say {
  const say = use(SayContext)
  if (!say) throw new Error('SayProvider is missing above this component')
  return say
}
