/** @type {import('next').NextConfig} */
export default {
  // Signing out is a server action; Next.js would take 1 MB.
  experimental: { serverActions: { bodySizeLimit: '32kb' } },
};
