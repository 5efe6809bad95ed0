/** Stands in a table for the rows that are not on the page. */
export const Room = ({ height }: { height: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row that only takes up room cannot be focused
  <tr aria-hidden="true" style={{ height }} />
)
