/** @type {import('next').NextConfig} */
export default {
  // Signing out is a server action. The default limit is 1 MB.
  experimental: { serverActions: { bodySizeLimit: '32kb' } },
};
