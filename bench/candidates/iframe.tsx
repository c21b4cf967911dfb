import { qrPage } from '../connection.mjs';

/** The frame without WeChat's script, like vue-wxlogin. */
export function Login() {
  return <iframe title="WeChat" src={qrPage} width={300} height={400} />;
}
