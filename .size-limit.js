const esm = (config) => ({ ...config, format: 'esm' });

/** gzip, minified, of one export and what it brings along. React, and what is only loaded when it is needed, are not counted. */
const budget = (name, entry, names, limit) => ({
  name,
  path: `dist/esm/${entry}.js`,
  import: `{ ${names} }`,
  limit,
  gzip: true,
  ignore: ['react', 'react/jsx-runtime', '../chunks/draw.js'],
  // As bundlers keep it. By default each import of React would become a piece of esbuild's own code.
  modifyEsbuildConfig: esm,
});

export default [
  budget('<WeChatQrLogin>', 'react/index', 'WeChatQrLogin', '5.6 kB'),
  budget('createQrLogin', 'core/index', 'createQrLogin', '4 kB'),
  budget('useWeChatQrLogin', 'react/index', 'useWeChatQrLogin', '4.4 kB'),
  budget('openLoginPopup', 'core/index', 'openLoginPopup', '2.1 kB'),
  budget('relayCallback', 'core/index', 'relayCallback', '0.7 kB'),
  budget('<MiniProgramQrLogin>', 'mini-program/index', 'MiniProgramQrLogin', '4 kB'),
  budget('createScanLogin with rest()', 'mini-program/core', 'createScanLogin, rest', '3.2 kB'),
  {
    name: 'drawing, loaded when a text must be drawn',
    path: 'dist/esm/chunks/draw.js',
    limit: '5 kB',
    gzip: true,
  },
];
