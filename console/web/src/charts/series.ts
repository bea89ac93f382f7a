/** One line, or one colour of the bars. Values stand one for each point; null where there is none. */
export interface Series {
  id: string
  label: string
  /** A CSS variable of styles/base.css: `--chart-1`. */
  color: string
  values: readonly (number | null)[]
}

export interface TimeData {
  /** What each point is called. */
  points: readonly string[]
  series: readonly Series[]
  write(value: number): string
}
