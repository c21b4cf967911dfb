/** The website app in the simulator. */
export const SIMULATED_APP = {
  appid: 'wxsimulator0000001',
  secret: 'simulated-secret',
};

/** The mini program in the simulator. */
export const SIMULATED_MINI_PROGRAM = {
  appid: 'wxsimulator0000002',
  secret: 'simulated-mini-program-secret',
};
