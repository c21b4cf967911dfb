const esm = (config) => ({ ...config, format: 'esm' });

/** Limits of the gzipped, minified size of one export with its imports. React and lazy chunks are not counted. */
const budget = (name, entry, names, limit) => ({
  name,
  path: `dist/esm/${entry}.js`,
  import: `{ ${names} }`,
  limit,
  gzip: true,
  ignore: ['react', 'react/jsx-runtime', '../chunks/draw-qr-code.js'],
  // Keeps imports of React, like bundlers. By default, esbuild would replace each one with its own helper code.
  modifyEsbuildConfig: esm,
});

export default [
  budget('<WeChatQrLogin>', 'react/index', 'WeChatQrLogin', '9.4 kB'),
  budget('createQrLogin', 'core/index', 'createQrLogin', '6.7 kB'),
  budget('useWeChatQrLogin', 'react/index', 'useWeChatQrLogin', '7.1 kB'),
  // Importing the entry defines the element.
  budget('<wechat-qr-login>', 'element/index', '', '9.4 kB'),
  {
    name: 'wechat-qr-login.global.js',
    path: 'dist/wechat-qr-login.global.js',
    limit: '13.1 kB',
    gzip: true,
    modifyEsbuildConfig: esm,
  },
  budget('openLoginPopup', 'core/index', 'openLoginPopup', '3.3 kB'),
  budget('relayCallback', 'core/index', 'relayCallback', '1.5 kB'),
  budget('<MiniProgramQrLogin>', 'mini-program/index', 'MiniProgramQrLogin', '5.3 kB'),
  budget(
    'createMiniProgramQrLogin with rest()',
    'mini-program/core',
    'createMiniProgramQrLogin, rest',
    '3.45 kB',
  ),
  {
    name: 'drawing, loaded when a text must be drawn',
    path: 'dist/esm/chunks/draw-qr-code.js',
    limit: '5 kB',
    gzip: true,
  },
];
