import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { beforeAll, vi } from 'vitest';

/** Replaces the network interfaces of this machine in the tests of a file with one that has this address. */
export function setNetworkAddress(address: string) {
  const card = {
    address,
    family: 'IPv4' as const,
    internal: false,
    netmask: '255.255.255.0',
    mac: '00:00:00:00:00:00',
    cidr: `${address}/24`,
  };
  beforeAll(() => {
    const spy = vi.spyOn(os, 'networkInterfaces').mockReturnValue({ eth0: [card] });
    syncBuiltinESMExports();
    return () => {
      spy.mockRestore();
      syncBuiltinESMExports();
    };
  });
}
