package app.plantain.web.account;

/** What a member may do in a team. */
public enum Role {
    /** Uses the team's credits and pictures, and decides who belongs to the team. */
    OWNER,
    /** Uses the team's credits and pictures. */
    MEMBER
}
