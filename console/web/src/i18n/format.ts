import { useMemo } from 'react'
import { createFormat, type Format } from './create-format.js'
import { useLanguage } from './language.js'

export function useFormat(): Format {
  const { locale } = useLanguage()
  return useMemo(() => createFormat(locale), [locale])
}
