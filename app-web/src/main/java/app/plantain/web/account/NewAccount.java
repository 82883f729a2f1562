package app.plantain.web.account;

/** What a person enters to get an account, unchecked. */
public record NewAccount(String name, String email, String password) {

    @Override
    public String toString() {
        return "NewAccount[" + email + "]";
    }
}
