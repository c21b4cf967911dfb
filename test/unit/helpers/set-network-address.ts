import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { beforeAll, vi } from 'vitest';

/** This machine has one network card with this address, as far as the tests of the file can see. */
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
