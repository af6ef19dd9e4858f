/** The common look of text fields and selects. 16 px text keeps phones from zooming in. */
export const controlStyle =
  'min-h-11 w-full rounded-control border border-control-line bg-surface px-3.5 py-2 text-base text-ink placeholder:text-muted ' +
  'disabled:opacity-60 aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger'
