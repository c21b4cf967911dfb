import type { PageData } from '../server/page-config.js';

/** Id of the element that contains the data of the page. */
const ID = 'page-data';

/** Serializes the data for the HTML. Nothing in it can end the element. */
export const renderPageData = (data: PageData): string =>
  `<script type="application/json" id="${ID}">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;

/** Reads the data that came with the HTML. Undefined in development, where it is fetched. */
export function readPageData(): PageData | undefined {
  const text = document.getElementById(ID)?.textContent;
  return text ? JSON.parse(text) : undefined;
}
