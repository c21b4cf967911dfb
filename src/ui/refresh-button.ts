import type { ComponentProps } from 'react';

/** What makes a `<button>` the way on from a state that is over, with which it goes away. Not a component: smaller. */
export const refreshButton = (refresh: () => void): ComponentProps<'button'> => ({
  type: 'button',
  // Only inherited fonts and colours: right on any page, light or dark.
  style: {
    font: 'inherit',
    color: 'inherit',
    background: 'none',
    border: '1px solid',
    borderRadius: 8,
    padding: '8px 20px',
    cursor: 'pointer',
  },
  onClick(event) {
    // This button is about to go: the keyboard stays in the box instead of starting over at the page's top.
    event.currentTarget.closest<HTMLElement>('[data-status]')?.focus({ preventScroll: true });
    refresh();
  },
});
