package app.plantain.web.account;

import app.plantain.core.identity.Member;
import java.util.UUID;

/**
 * A program that acts for a member: the principal of requests to the API.
 *
 * @param keyId the API key it used
 */
public record ApiCaller(Member member, UUID keyId) {}
