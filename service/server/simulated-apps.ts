/** The website app in the simulator. */
export const SIMULATED_APP = {
  appid: 'wxsimulator0000001',
  secret: 'simulated-secret',
  name: '青瓷 Celadon',
};

/** The mini program in the simulator. */
export const SIMULATED_MINI_PROGRAM = {
  appid: 'wxsimulator0000002',
  secret: 'simulated-mini-program-secret',
  name: '青瓷 Celadon',
};
