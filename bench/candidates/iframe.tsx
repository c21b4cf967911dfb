import { qrPage } from './connection.js';

/** The frame by hand, without WeChat's script; vue-wxlogin does the same. */
export function Login() {
  return <iframe title="WeChat" src={qrPage} width={300} height={400} />;
}
