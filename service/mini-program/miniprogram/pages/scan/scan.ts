import { SERVER } from '../../config.js';
import { createScan, type Scan, type ScanState } from '../../logic/create-scan.js';
import { createServer } from '../../logic/create-server.js';
import { readEntry } from '../../logic/read-entry.js';
import { chooseTexts } from '../../logic/texts.js';

let scan: Scan | undefined;

/** The page. It shows the state of `createScan`, and passes taps to it. */
Page({
  data: {
    text: chooseTexts(wx.getAppBaseInfo().language),
    state: { step: 'scanning', fromPicture: false } as ScanState,
  },

  onLoad(query) {
    const entry = readEntry(query, wx.getEnterOptionsSync().scene);
    scan = createScan(createServer(wx, SERVER, wx.getAppBaseInfo().language), entry, (state) =>
      this.setData({ state }),
    );
    scan.start();
  },

  retry: () => scan?.start(),
  confirm: () => scan?.confirm(),
  confirmWithPhoneNumber: ({ detail }: WechatMiniprogram.ButtonGetPhoneNumber) =>
    scan?.confirmWithPhoneNumber(detail.code),
  cancel: () => scan?.cancel(),
});
