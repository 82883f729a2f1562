package app.plantain.core.credits;

import java.time.Instant;

/**
 * Credits that expire unless they are spent before.
 *
 * @param amount what expires on the day in the team's time zone on which it begins
 * @param at when the first of them expire
 */
public record Expiring(Credits amount, Instant at) {}
