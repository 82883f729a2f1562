package app.plantain.web.account;

/** A field that a person fills in. */
public enum Entry {
    SETUP_CODE,
    NAME,
    EMAIL,
    PASSWORD,
    CURRENT_PASSWORD,
    TEAM_NAME,
    KEY_NAME,
    BUDGET_AMOUNT,
    BUDGET_WHY,
    CODE
}
