/** One figure beside its target. `most`: it may not be above; `least`: not below. */
export interface Row {
  readonly part: string
  readonly what: string
  readonly figure: number
  readonly unit: string
  readonly most?: number
  readonly least?: number
  /** What the figure is seen beside. */
  readonly beside?: string
}

/** Whether the figure reaches its target. */
export const met = ({ figure, most, least }: Row) =>
  (most === undefined || figure <= most) && (least === undefined || figure >= least)

/** The middle value; of an even number, the lower of the two in the middle. */
export const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] ?? Number.NaN

/** The median of how many times one figure is the other, of pairs that were taken next to each other. */
export const ratio = (pairs: readonly (readonly [ours: number, theirs: number])[]) =>
  median(pairs.map(([ours, theirs]) => ours / theirs))

export const rounded = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : Number(value.toPrecision(3)).toString()

/** The rows as a Markdown table. */
export const table = (rows: readonly Row[]) =>
  [
    '| Part | Figure | Measured | Target | | Beside |',
    '| --- | --- | ---: | ---: | --- | --- |',
    ...rows.map(row => {
      const target =
        row.most !== undefined
          ? `≤ ${rounded(row.most)}`
          : row.least !== undefined
            ? `≥ ${rounded(row.least)}`
            : ''
      const verdict = target === '' ? '' : met(row) ? 'met' : 'missed'
      return `| ${row.part} | ${row.what} | ${rounded(row.figure)} ${row.unit} | ${target} | ${verdict} | ${row.beside ?? ''} |`
    }),
  ].join('\n')
