/** Maximum number of open streams per process, and per IPv4 address or IPv6 /64 network. An office can share an address. */
export const MAX_STREAMS = { overAll: 5000, perAddress: 500 };

/** Counts open streams. */
export class OpenStreams {
  private readonly perAddress = new Map<string, number>();
  private count = 0;

  constructor(private readonly max = MAX_STREAMS) {}

  /** Counts one more stream of an address. Returns the function that ends it, or which limit is reached. */
  open(address: string): (() => void) | 'address' | 'all' {
    const own = this.perAddress.get(address) ?? 0;
    if (own >= this.max.perAddress) return 'address';
    if (this.count >= this.max.overAll) return 'all';
    this.count++;
    this.perAddress.set(address, own + 1);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      this.count--;
      const rest = (this.perAddress.get(address) ?? 1) - 1;
      if (rest) this.perAddress.set(address, rest);
      else this.perAddress.delete(address);
    };
  }
}
