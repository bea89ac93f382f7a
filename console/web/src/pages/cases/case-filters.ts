/** The filters of the list are the page's address: it can be sent, saved and gone back to. */
export const LISTS = ['state', 'outcome', 'reason', 'agent', 'channel', 'csat'] as const
export const WORDS = ['from', 'to', 'company', 'serial', 'model', 'promise', 'language', 'q', 'sort'] as const

export type ListFilter = (typeof LISTS)[number]
export type WordFilter = (typeof WORDS)[number]
export type CaseFilters = Record<ListFilter, string[]> & Record<WordFilter, string>

/** What only says how to show the list, and so is no filter. */
const NO_FILTER: readonly string[] = ['q', 'sort']

export function filtersOf(search: URLSearchParams): CaseFilters {
  const lists = LISTS.map((name) => [name, search.getAll(name)] as const)
  const words = WORDS.map((name) => [name, search.get(name) ?? ''] as const)
  return Object.fromEntries([...lists, ...words]) as CaseFilters
}

/** How many of the filters are set, the words looked for left aside. */
export function countFilters(filters: CaseFilters): number {
  return Object.entries(filters).filter(([name, value]) => !NO_FILTER.includes(name) && value.length > 0)
    .length
}
