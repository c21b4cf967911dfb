/** Passes orders to the pages that request them. Order and request can come in any sequence. */
export function createMailbox() {
  const orders = new Map<string, string[]>();
  const waiting = new Map<string, (order: string) => void>();
  return {
    post(page: string, order: string) {
      const give = waiting.get(page);
      waiting.delete(page);
      if (give) give(order);
      else orders.set(page, [...(orders.get(page) ?? []), order]);
    },
    take(page: string): Promise<string> {
      const order = orders.get(page)?.shift();
      if (order !== undefined) return Promise.resolve(order);
      return new Promise((resolve) => waiting.set(page, resolve));
    },
    /** Sends an empty order to all waiting pages except one, because a browser has few connections to one host. */
    dismiss({ except }: { except: string }) {
      for (const [page, give] of waiting) {
        if (page === except) continue;
        waiting.delete(page);
        give('');
      }
    },
  };
}
