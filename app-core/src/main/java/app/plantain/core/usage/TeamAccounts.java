package app.plantain.core.usage;

/**
 * Where a team's ledger stands, read at once: what is up to here does not change any more.
 *
 * @param position of the last transfer, 0 for none
 * @param balance what can be spent, in hundredths
 * @param owned what can be spent and what is held together, in hundredths
 */
record TeamAccounts(long position, long balance, long owned) {}
