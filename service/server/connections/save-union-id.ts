import type { AuthContext } from 'better-auth';

/**
 * Stores the unionid in an account that has none, for the applications that may have it. If another account has it, for
 * example one that was imported, nothing changes.
 */
export async function saveUnionId(
  { adapter, logger }: Pick<AuthContext, 'adapter' | 'logger'>,
  userId: string,
  unionid: string,
): Promise<void> {
  try {
    const where = [{ field: 'unionid', value: unionid }];
    if (await adapter.findOne({ model: 'user', where })) return;
    await adapter.updateMany({
      model: 'user',
      where: [
        { field: 'id', value: userId },
        { field: 'unionid', value: null },
      ],
      update: { unionid },
    });
  } catch (error) {
    // Another account got it at the same moment. The login succeeds anyway.
    logger.error('A unionid was not saved:', error);
  }
}
