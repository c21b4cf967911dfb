/** The app as the simulator knows it. */
export const SIMULATED_APP = {
  appid: 'wxsimulator0000001',
  secret: 'simulated-secret',
  name: '青瓷 Celadon',
};

/** And its mini program. */
export const SIMULATED_MINI_PROGRAM = {
  appid: 'wxsimulator0000002',
  secret: 'simulated-mini-program-secret',
  name: '青瓷 Celadon',
};
