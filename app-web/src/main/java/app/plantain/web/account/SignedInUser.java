package app.plantain.web.account;

import app.plantain.core.identity.UserId;

/** The person who uses the application now. */
public record SignedInUser(UserId id, String name, String email, boolean administrator) {}
