interface RefreshButtonProps {
  refresh: () => void;
  text: string;
}

/** The button that starts again after a final status. */
export const RefreshButton = ({ refresh, text }: RefreshButtonProps) => (
  <button
    type="button"
    // Only inherited fonts and colours: right on any page, light or dark.
    style={{
      font: 'inherit',
      color: 'inherit',
      background: 'none',
      border: '1px solid',
      borderRadius: 8,
      padding: '8px 20px',
      cursor: 'pointer',
    }}
    onClick={(event) => {
      // This button is about to be removed: the focus stays in the box instead of starting over at the page's top.
      event.currentTarget.closest<HTMLElement>('[data-status]')?.focus({ preventScroll: true });
      refresh();
    }}
  >
    {text}
  </button>
);
