import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { StatusRegion } from '../../../src/ui/StatusRegion.js';

afterEach(cleanup);

const Region = ({ name, text, lang }: { name: string; text?: string; lang?: string }) => (
  <StatusRegion name={name} lang={lang} style={{}}>
    {text && <span>{text}</span>}
  </StatusRegion>
);

test('announces a status politely, in the same region as the previous one', () => {
  const { rerender } = render(<Region name="loading" text="Loading" />);
  const region = screen.getByRole('status');
  rerender(<Region name="expired" text="Expired" />);
  expect([screen.getByRole('status'), region.textContent]).toEqual([region, 'Expired']);
});

test('announces an error as an alert, with a new element for each one', () => {
  const { rerender } = render(<Region name="loading" text="Loading" />);
  rerender(<Region name="error" text="Failed" />);
  expect([screen.getByRole('alert').textContent, screen.queryByRole('status')]).toEqual(['Failed', null]);
});

test('the region stays in the document without content', () => {
  render(<Region name="ready" />);
  expect(screen.getByRole('status').childNodes).toHaveLength(0);
});

test('the status region has the language of its texts for screen readers', () => {
  const { rerender } = render(<Region name="loading" text="加载" lang="zh-CN" />);
  expect(screen.getByRole('status').lang).toBe('zh-CN');
  rerender(<Region name="loading" text="Mine" />);
  expect(screen.getByRole('status').hasAttribute('lang')).toBe(false);
});
