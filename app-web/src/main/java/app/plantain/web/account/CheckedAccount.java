package app.plantain.web.account;

/** What a person entered, found good. */
record CheckedAccount(DisplayName name, EmailAddress email, String passwordHash) {

    static CheckedAccount of(NewAccount entered, Passwords passwords) {
        return new CheckedAccount(
                DisplayName.of(Entry.NAME, entered.name()),
                EmailAddress.of(entered.email()),
                passwords.hash(entered.password()));
    }
}
