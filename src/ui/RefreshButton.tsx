interface RefreshButtonProps {
  refresh: () => void;
  text: string;
}

/** The button that starts again after a final status. */
export const RefreshButton = ({ refresh, text }: RefreshButtonProps) => (
  <button
    type="button"
    // Inherited fonts and colors fit light and dark pages.
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
      // Focuses the box, because this button is removed, and the focus would move to the top of the page.
      event.currentTarget.closest<HTMLElement>('[data-status]')?.focus({ preventScroll: true });
      refresh();
    }}
  >
    {text}
  </button>
);
