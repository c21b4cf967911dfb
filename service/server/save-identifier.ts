import type { AuthContext } from 'better-auth';

/**
 * Stores a unionid or a phone number in an account that has none. If another account has it, nothing changes.
 *
 * @param details Columns that are written with it.
 */
export async function saveIdentifier(
  { adapter, logger }: Pick<AuthContext, 'adapter' | 'logger'>,
  userId: string,
  field: 'unionid' | 'phoneNumber',
  value: string,
  details: Record<string, boolean> = {},
): Promise<void> {
  if (await adapter.findOne({ model: 'user', where: [{ field, value }] })) return;
  try {
    await adapter.updateMany({
      model: 'user',
      where: [
        { field: 'id', value: userId },
        { field, value: null },
      ],
      update: { [field]: value, ...details },
    });
  } catch (error) {
    // Another account got it at the same moment. The login succeeds anyway.
    logger.error(`A ${field} was not saved:`, error);
  }
}
