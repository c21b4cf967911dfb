import { qrPage } from '../connection.mjs';

/** The frame by hand, without WeChat's script; vue-wxlogin does the same. */
export function Login() {
  return <iframe title="WeChat" src={qrPage} width={300} height={400} />;
}
