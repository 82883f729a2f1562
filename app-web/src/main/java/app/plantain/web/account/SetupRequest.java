package app.plantain.web.account;

/**
 * What is entered to set an installation up, unchecked.
 *
 * @param code from the log
 * @param administrator the first person
 * @param teamName of the first team, which that person owns
 */
public record SetupRequest(String code, NewAccount administrator, String teamName) {}
